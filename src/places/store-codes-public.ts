/** SQL of the codes of many windows at once, for what is published about windows. */

import type { Uuid } from '../kernel/ids.ts';
import type { Queryable } from '../platform/db.ts';
import { placesOn } from './store-paging.ts';

/** What hangs at these windows now, by window; one whose code is dead has none. */
export async function livingCodesOf(q: Queryable, windowIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, string>> {
  if (windowIds.length === 0) return new Map();
  const rows = await placesOn(q)
    .selectFrom('places_code')
    .select(['window_id', 'text'])
    .where('window_id', 'in', [...windowIds])
    .where('revoked_at', 'is', null)
    .execute();
  return new Map(rows.flatMap((row) => (row.window_id === null ? [] : [[row.window_id as Uuid, row.text] as const])));
}
