/** SQL of provincial cases: matters that bear a number of the province, as far as their reader reaches them openly. */

import type { Uuid } from '../kernel/ids.ts';
import { readReference } from '../kernel/reference.ts';
import type { LocalDate } from '../kernel/time.ts';
import { LINE_COLUMNS, type MatterRow, type Phase, reachedOpenly } from '../matters/index.ts';
import type { Reader } from '../people/index.ts';
import { type Counted, countUpTo } from '../platform/http/counted.ts';
import { handfuls, type Queryable, type Tx } from '../platform/postgres/db.ts';

export type CaseFilter = Readonly<{
  /** Number of the province in any spelling; what can be none finds nothing. */
  search?: string | undefined;
  jurisdiction?: string | undefined;
  phase?: Phase | undefined;
  leadUnitId?: Uuid | undefined;
  respondentUnitId?: Uuid | undefined;
  receivedFrom?: LocalDate | undefined;
  receivedTo?: LocalDate | undefined;
}>;

function cases(q: Queryable, reader: Reader, filter: CaseFilter) {
  const { search, jurisdiction, phase, leadUnitId, respondentUnitId, receivedFrom, receivedTo } = filter;
  let found = reachedOpenly(q, reader).where('reference', 'is not', null);
  if (search !== undefined) found = found.where('reference', '=', readReference(search) ?? '');
  if (jurisdiction !== undefined) found = found.where('jurisdiction', '=', jurisdiction);
  if (phase !== undefined) found = found.where('phase', '=', phase);
  if (leadUnitId !== undefined) found = found.where('lead_unit_id', '=', leadUnitId);
  if (respondentUnitId !== undefined) found = found.where('respondent_unit_id', '=', respondentUnitId);
  if (receivedFrom !== undefined) found = found.where('received_on', '>=', receivedFrom);
  if (receivedTo !== undefined) found = found.where('received_on', '<=', receivedTo);
  return found;
}

/** What is due next first. */
function rowsOf(found: ReturnType<typeof cases>) {
  return found
    .select(LINE_COLUMNS)
    .$castTo<MatterRow>()
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('id');
}

export async function listCases(
  q: Queryable,
  reader: Reader,
  filter: CaseFilter,
  { limit, offset }: Readonly<{ limit: number; offset: number }>,
): Promise<Counted & Readonly<{ items: readonly MatterRow[] }>> {
  const found = cases(q, reader, filter);
  const counted = await countUpTo(q, found);
  return { ...counted, items: await rowsOf(found).limit(limit).offset(offset).execute() };
}

/** All of them, in the same order. */
export function eachCase(tx: Tx, reader: Reader, filter: CaseFilter): AsyncIterable<readonly MatterRow[]> {
  return handfuls(tx, rowsOf(cases(tx, reader, filter)));
}
