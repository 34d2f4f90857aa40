/** Routes of phrases: always of the unit one acts for. */

import { z } from 'zod';
import type { App } from '../../platform/http/http.ts';
import { flag, text, uuid } from '../../platform/http/shapes.ts';
import { peopleAccess } from '../access.ts';
import { peopleActs } from '../api-acts.ts';
import { actorOf } from '../api-guard.ts';
import { byId, type PeopleDeps } from '../api-schemas.ts';
import { PHRASE_USES } from '../model.ts';
import { scopeOf } from '../registry/actions-acting.ts';
import { listRoute } from '../registry/api-sheets.ts';
import { endPhrase, keepPhrase } from './actions-phrases.ts';
import { phrasesSheet } from './sheets.ts';
import { phrasesOf } from './store-phrases.ts';

const use = z.enum(PHRASE_USES);
const phraseView = z
  .object({
    id: z.string(),
    use,
    body: z.string(),
    madeAt: z.string(),
    authorName: z.string(),
    endedAt: z.string().nullable(),
  })
  .meta({ id: 'Phrase' });

export function phraseRoutes(app: App, { city }: PeopleDeps): void {
  const acts = peopleActs(app, city);
  listRoute(app, city, {
    path: '/api/v1/phrases',
    access: peopleAccess.readPhrases,
    summary: 'Phrases of the unit one acts for',
    query: { use: use.optional(), ended: flag.optional().describe('Those that are no longer offered, too') },
    answer: z.array(phraseView),
    read: async (query, request) => phrasesOf(city.db, await scopeOf(city.db, actorOf(request)), query),
    sheet: phrasesSheet,
    rows: async function* (tx, scope, filter) {
      yield await phrasesOf(tx, scope, filter);
    },
  });

  acts.post('/api/v1/phrases', {
    access: peopleAccess.keepPhrases,
    body: z.object({
      id: uuid.describe('Made by the caller: the same id again gives the same phrase'),
      use,
      body: text(500),
      instead: uuid.nullable().default(null).describe('The phrase whose place it takes'),
    }),
    answer: phraseView,
    act: (tx, actor, { body }) => keepPhrase(tx, city, actor, body),
  });

  acts.post('/api/v1/phrases/:id/end', {
    access: peopleAccess.keepPhrases,
    params: byId,
    act: (tx, actor, { params }) => endPhrase(tx, city, actor, params.id),
  });
}
