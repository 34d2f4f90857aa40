/** The routes of imports: who may call what, and what that does by where they sit. */

import { askerOf, beginImport } from '../../../src/imports/actions.ts';
import { KINDS } from '../../../src/imports/index.ts';
import { type Role, scopeOf } from '../../../src/people/index.ts';
import { transact } from '../../../src/platform/postgres/db.ts';
import { aPerson } from '../../harness/app.ts';
import { HERE, must } from '../ground.ts';
import { IMPORTERS } from './roles.ts';
import { laid, MANY, one, type Relation, type Row, type Rows, SAME } from './row.ts';

/** Of entities, begun by another dispatcher of the county than the one who asks. */
export const importsLaid = laid(async ({ city }, { officeId, uuid }) => {
  const begun = { id: uuid(), kind: 'entities', fileName: '甲县独一无二名录.xlsx', fileBytes: 1_000 };
  const { actor } = await aPerson(city, 'dispatcher', { divisionCode: HERE, unitId: officeId });
  await transact(city.db, async (tx) =>
    must(await beginImport(tx, city, askerOf(await scopeOf(tx, actor), KINDS), begun)),
  );
  return begun;
});

/** Who may bring in something, but no entities. */
const OF_OTHER_KINDS: readonly Role[] = ['joint-office', 'justice-supervisor', 'rules-keeper', 'security-admin'];

/** Whoever may bring in entities, but did not begin this import. */
const NOT_THE_BEGINNER: Relation['except'] = { dispatcher: 'refused', 'system-admin': 'refused' };

const anImport = (path: string, payload?: () => object, except: Relation['except'] = {}): Row => ({
  by: IMPORTERS,
  elsewhere: 'unseen',
  ask: one(() => `imports/${importsLaid().id}${path}`, payload),
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
    shows: () => importsLaid().fileName,
    hidesFrom: OF_OTHER_KINDS,
    sheet: true,
  },
  'GET /api/v1/imports/:id': anImport(''),
  'GET /api/v1/imports/:id/preview': anImport('/preview'),
  'GET /api/v1/imports/:id/faults': anImport('/faults'),
  'GET /api/v1/imports/:id/rows': anImport('/rows?outcome=created'),
  'GET /api/v1/imports/:id/annotated': anImport('/annotated'),
  'POST /api/v1/imports': { by: IMPORTERS, same: SAME.KINDS },
  'PUT /api/v1/imports/:id/parts/:number': { by: IMPORTERS, same: SAME.PARTS },
  'POST /api/v1/imports/:id/uploaded': anImport('/uploaded', undefined, NOT_THE_BEGINNER),
  'PUT /api/v1/imports/:id/mapping': anImport('/mapping', () => ({ sheet: 0 }), NOT_THE_BEGINNER),
  'POST /api/v1/imports/:id/check': anImport('/check'),
  'POST /api/v1/imports/:id/write': anImport('/write', () => ({ mode: 'all' })),
  'POST /api/v1/imports/:id/give-up': anImport('/give-up'),
};
