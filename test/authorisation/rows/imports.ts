/** The routes of imports: who may call what, and what that does by where they sit. */

import type { Role } from '../../../src/people/index.ts';
import { IMPORTERS } from './roles.ts';
import { MANY, one, type Relation, type Row, type Rows, SAME, type Things } from './row.ts';

/** Who may bring in something, but no entities. */
const OF_OTHER_KINDS: readonly Role[] = ['joint-office', 'rules-keeper', 'security-admin'];

/** Whoever may bring in entities, but did not begin this import. */
const NOT_THE_BEGINNER: Relation['except'] = { dispatcher: 'refused', 'system-admin': 'refused' };

const anImport = (
  path: (things: Things) => string,
  payload?: (things: Things) => object,
  except: Relation['except'] = {},
): Row => ({
  by: IMPORTERS,
  elsewhere: 'unseen',
  ask: one(path, payload),
  except: { ...Object.fromEntries(OF_OTHER_KINDS.map((role) => [role, 'unseen'])), ...except },
});

export const importsRows: Rows = {
  // Imports
  'GET /api/v1/import-kinds': { by: IMPORTERS, same: SAME.KINDS },
  'GET /api/v1/import-kinds/:kind/template': { by: IMPORTERS, same: SAME.KINDS },
  // Imports are seen by those of the division who may bring in their kind; this one is of entities
  'GET /api/v1/imports': {
    by: IMPORTERS,
    elsewhere: 'allowed',
    ask: one(() => `imports?${MANY}`),
    shows: ({ importName }) => importName,
    hidesFrom: OF_OTHER_KINDS,
    sheet: true,
  },
  'GET /api/v1/imports/:id': anImport(({ importId }) => `imports/${importId}`),
  'GET /api/v1/imports/:id/preview': anImport(({ importId }) => `imports/${importId}/preview`),
  'GET /api/v1/imports/:id/faults': anImport(({ importId }) => `imports/${importId}/faults`),
  'GET /api/v1/imports/:id/rows': anImport(({ importId }) => `imports/${importId}/rows?outcome=created`),
  'GET /api/v1/imports/:id/annotated': anImport(({ importId }) => `imports/${importId}/annotated`),
  'POST /api/v1/imports': { by: IMPORTERS, same: SAME.KINDS },
  'PUT /api/v1/imports/:id/parts/:number': { by: IMPORTERS, same: SAME.PARTS },
  'POST /api/v1/imports/:id/uploaded': anImport(
    ({ importId }) => `imports/${importId}/uploaded`,
    undefined,
    NOT_THE_BEGINNER,
  ),
  'PUT /api/v1/imports/:id/mapping': anImport(
    ({ importId }) => `imports/${importId}/mapping`,
    () => ({ sheet: 0 }),
    NOT_THE_BEGINNER,
  ),
  'POST /api/v1/imports/:id/check': anImport(({ importId }) => `imports/${importId}/check`),
  'POST /api/v1/imports/:id/write': anImport(
    ({ importId }) => `imports/${importId}/write`,
    () => ({ mode: 'all' }),
  ),
  'POST /api/v1/imports/:id/give-up': anImport(({ importId }) => `imports/${importId}/give-up`),
};
