/** SQL of what is published about places: how many there are, and the codes of windows that are named. */

import { sql } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { countKept, type KeptFigure, keptCount } from '../platform/postgres/kept-figure.ts';
import { placesOn } from './store-paging.ts';

/** Living codes at these windows, by window. */
export async function livingCodesOf(q: Queryable, windowIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string>> {
  if (windowIds.length === 0) return new Map();
  const rows = await placesOn(q)
    .selectFrom('places_code')
    .select(['window_id', 'text'])
    .where('window_id', 'in', [...windowIds])
    .where('revoked_at', 'is', null)
    .execute();
  return new Map(rows.flatMap((row) => (row.window_id === null ? [] : [[row.window_id, row.text] as const])));
}

export type RegisterTotals = Readonly<{
  /** Open windows at which a living code hangs. */
  windows: number;
  /** Registered enterprises and others with a living code. */
  codedEnterprises: number;
  /** Business entities whose registration has not ended. */
  entities: number;
}>;

/** Windows, coded entities and entities, in the order of `RegisterTotals`. */
export const placesFigures = [
  keptCount(
    'windows-coded',
    sql`from places_window w where w.closed_on is null
      and exists (select from places_code c where c.window_id = w.id and c.revoked_at is null)`,
  ),
  keptCount(
    'enterprises-coded',
    sql`from places_code c join places_entity e on e.id = c.entity_id where c.revoked_at is null and e.closed_on is null`,
  ),
  keptCount('entities', sql`from places_entity where closed_on is null`),
] as const;

/** Size of the register; nothing in it belongs to a person, so no count is too small to be told. */
export async function registerTotals(q: Queryable): Promise<RegisterTotals> {
  const [ofWindows, ofCoded, ofEntities] = placesFigures;
  const value = async (figure: KeptFigure) => (await countKept(q, figure)).value;
  return {
    windows: await value(ofWindows),
    codedEnterprises: await value(ofCoded),
    entities: await value(ofEntities),
  };
}
