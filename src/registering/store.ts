/** SQL of what was registered by hand: matters of this slice's doors, as far as their reader reaches them openly. */

import type { LocalDate } from '../kernel/time.ts';
import { LINE_COLUMNS, type MatterRow, reachedOpenly } from '../matters/index.ts';
import type { Reader } from '../people/index.ts';
import { type Counted, countUpTo } from '../platform/http/counted.ts';
import { handfuls, type Queryable, type Tx } from '../platform/postgres/db.ts';
import { WAYS, type Way } from './model.ts';

export type RegisteredFilter = Readonly<{
  way?: Way | undefined;
  receivedFrom?: LocalDate | undefined;
  receivedTo?: LocalDate | undefined;
}>;

function registered(q: Queryable, reader: Reader, { way, receivedFrom, receivedTo }: RegisteredFilter) {
  let found = reachedOpenly(q, reader).where('door', 'in', way === undefined ? [...WAYS] : [way]);
  if (receivedFrom !== undefined) found = found.where('received_on', '>=', receivedFrom);
  if (receivedTo !== undefined) found = found.where('received_on', '<=', receivedTo);
  return found;
}

/** The latest change first. */
function rowsOf(found: ReturnType<typeof registered>) {
  return found.select(LINE_COLUMNS).$castTo<MatterRow>().orderBy('changed_at', 'desc').orderBy('id');
}

export async function listRegistered(
  q: Queryable,
  reader: Reader,
  filter: RegisteredFilter,
  { limit, offset }: Readonly<{ limit: number; offset: number }>,
): Promise<Counted & Readonly<{ items: readonly MatterRow[] }>> {
  const found = registered(q, reader, filter);
  const counted = await countUpTo(q, found);
  return { ...counted, items: await rowsOf(found).limit(limit).offset(offset).execute() };
}

/** All of them, in the same order. */
export function eachRegistered(tx: Tx, reader: Reader, filter: RegisteredFilter): AsyncIterable<readonly MatterRow[]> {
  return handfuls(tx, rowsOf(registered(tx, reader, filter)));
}
