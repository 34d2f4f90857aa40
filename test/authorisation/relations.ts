/**
 * What a route does for the roles it admits, by where they sit: with the thing itself in reach, and from the county next
 * to it. Written by hand, with real ids, so that forgetting the scope in an action shows. Who is admitted at all stands in
 * matrix.ts; whoever is not is refused, wherever they sit.
 */

import { codesRelations } from './relations/codes.ts';
import { figuresRelations } from './relations/figures.ts';
import { importsRelations } from './relations/imports.ts';
import { lawRelations } from './relations/law.ts';
import { mattersRelations } from './relations/matters.ts';
import { open311Relations } from './relations/open311.ts';
import { peopleRelations } from './relations/people.ts';
import { placesRelations } from './relations/places.ts';
import type { Relation } from './relations/relation.ts';
import { reviewsRelations } from './relations/reviews.ts';
import { vaultRelations } from './relations/vault.ts';

export type { Ask, Outcome, Relation, Things } from './relations/relation.ts';

export const RELATIONS: Readonly<Record<string, Relation>> = {
  ...lawRelations,
  ...peopleRelations,
  ...placesRelations,
  ...codesRelations,
  ...vaultRelations,
  ...mattersRelations,
  ...reviewsRelations,
  ...open311Relations,
  ...importsRelations,
  ...figuresRelations,
};

/** Routes where it makes no difference where somebody sits, by why. */
export const SAME_EVERYWHERE: Readonly<Record<string, readonly string[]>> = {
  'the record is the city’s as one: a finding in another county concerns everybody who watches over it': [
    'GET /api/v1/integrity',
    'GET /api/v1/integrity/seals',
    'POST /api/v1/integrity/looks',
  ],
  'about oneself alone, or (views) one’s own unit': [
    'GET /api/v1/session',
    'DELETE /api/v1/session',
    'PUT /api/v1/session/post',
    'GET /api/v1/sessions',
    'DELETE /api/v1/sessions/:id',
    'PUT /api/v1/account/password',
    'POST /api/v1/account/second-factor',
    'PUT /api/v1/account/second-factor',
    'GET /api/v1/delegations',
    'POST /api/v1/delegations',
    'POST /api/v1/delegations/:id/end',
    'GET /api/v1/notices',
    'GET /api/v1/views',
    'PUT /api/v1/views/:id',
    'DELETE /api/v1/views/:id',
    'PUT /api/v1/view-defaults/:list',
    'POST /api/v1/notices/:id/read',
  ],
  'the directory of offices is one for the city': [
    'GET /api/v1/divisions',
    'GET /api/v1/units',
    'GET /api/v1/units.xlsx',
    'GET /api/v1/units/:id',
    'GET /api/v1/posts',
    'GET /api/v1/posts.xlsx',
  ],
  'rules hold for the whole city': [
    'GET /api/v1/retention-rules',
    'GET /api/v1/retention-rules.xlsx',
    'GET /api/v1/legal-holds',
    'GET /api/v1/legal-holds.xlsx',
    'GET /api/v1/law/calendar-years',
    'GET /api/v1/law/calendar-years.xlsx',
    'GET /api/v1/law/calendar-years/:year',
    'GET /api/v1/law/procedures',
    'GET /api/v1/law/limits',
    'GET /api/v1/law/limits.xlsx',
    'GET /api/v1/law/procedures.xlsx',
    'GET /api/v1/law/categories',
    'GET /api/v1/law/categories.xlsx',
    'POST /api/v1/law/deadline',
    'GET /api/v1/loop',
  ],
  'judged by the kind alone, which names its roles; rows of elsewhere are bad rows, said one by one': [
    'GET /api/v1/import-kinds',
    'GET /api/v1/import-kinds/:kind/template',
    'POST /api/v1/imports',
  ],
  'a part of a file, of a length that the import says; tested with imports': ['PUT /api/v1/imports/:id/parts/:number'],
  'never ends; tested by itself': ['GET /api/v1/live'],
  'judged by the session, which is named after its person': ['DELETE /api/v1/users/:id/sessions/:sessionId'],
};
