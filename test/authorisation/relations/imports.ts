/** By where they sit: what the routes of imports do. */

import type { Role } from '../../../src/people/index.ts';
import { MANY, one, type Relation, type Things } from './relation.ts';

/** Who may bring in something, but no entities. */
const OF_OTHER_KINDS: readonly Role[] = ['joint-office', 'rules-keeper', 'security-admin'];
/** Whoever may bring in entities, but did not begin this import. */
const NOT_THE_BEGINNER: Relation['except'] = { dispatcher: 'refused', 'system-admin': 'refused' };
const anImport = (
  path: (things: Things) => string,
  payload?: (things: Things) => object,
  except: Relation['except'] = {},
): Relation => ({
  here: 'allowed',
  elsewhere: 'unseen',
  ask: one(path, payload),
  except: { ...Object.fromEntries(OF_OTHER_KINDS.map((role) => [role, 'unseen'])), ...except },
});

export const importsRelations: Readonly<Record<string, Relation>> = {
  // Imports are seen by those of the division who may bring in their kind; this one is of entities
  'GET /api/v1/imports': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `imports?${MANY}`),
    shows: ({ importName }) => importName,
    hidesFrom: OF_OTHER_KINDS,
  },
  'GET /api/v1/imports.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'imports.xlsx'),
    shows: ({ importName }) => importName,
    hidesFrom: OF_OTHER_KINDS,
  },
  ...Object.fromEntries(
    ['', '/preview', '/faults', '/annotated'].map((path) => [
      `GET /api/v1/imports/:id${path}`,
      anImport(({ importId }) => `imports/${importId}${path}`),
    ]),
  ),
  'GET /api/v1/imports/:id/rows': anImport(({ importId }) => `imports/${importId}/rows?outcome=created`),
  'PUT /api/v1/imports/:id/mapping': anImport(
    ({ importId }) => `imports/${importId}/mapping`,
    () => ({ sheet: 0 }),
    NOT_THE_BEGINNER,
  ),
  'POST /api/v1/imports/:id/uploaded': anImport(
    ({ importId }) => `imports/${importId}/uploaded`,
    undefined,
    NOT_THE_BEGINNER,
  ),
  'POST /api/v1/imports/:id/check': anImport(({ importId }) => `imports/${importId}/check`),
  'POST /api/v1/imports/:id/write': anImport(
    ({ importId }) => `imports/${importId}/write`,
    () => ({ mode: 'all' }),
  ),
  'POST /api/v1/imports/:id/give-up': anImport(({ importId }) => `imports/${importId}/give-up`),
};
