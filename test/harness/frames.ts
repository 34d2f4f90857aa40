/** Terms that shape a matter when it is registered: what they change is seen in a city, not in the rules alone. */

import type { ProcedureTerms } from '../../src/law/model.ts';
import type { ProcedureCode } from '../../src/law/procedures.ts';
import { insertVersion } from '../../src/law/store.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import type { Loop } from './loop.ts';

export const FRAME: readonly string[] = [
  'raisedBy',
  'lane',
  'number',
  'identity',
  'reference',
  'published',
  'acceptance',
  'handleDate',
  'judgedBy',
  'seats',
  'categories',
];

/** A procedure of the test’s own with these terms. */
export async function procedureWith({ city, today }: Loop, name: string, terms: ProcedureTerms): Promise<string> {
  await transact(city.db, (tx) =>
    insertVersion(tx, {
      procedure: name as ProcedureCode,
      version: 1,
      effectiveFrom: today(),
      terms,
      reason: '测试',
      at: city.outside.now(),
      by: null,
    }),
  );
  return name;
}
