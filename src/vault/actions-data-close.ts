/** Closes requests for erasure when the person erases everything themselves. */

import type { Uuid } from '../kernel/ids.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { standingOf } from './rules-data.ts';
import { dataRequestsOfMatter, insertDataStep } from './store-data.ts';

/** Marks open requests for erasure as answered: nothing is left to erase. */
export async function closeErasedRequests(tx: Tx, city: City, matterId: Uuid): Promise<void> {
  for (const { id, kind, steps } of await dataRequestsOfMatter(tx, matterId)) {
    const standing = standingOf(steps);
    if (kind !== 'erase' || standing === 'done' || standing === 'refused') continue;
    const done = { what: 'done', ground: null, reason: null, submissionId: null, at: city.outside.now() } as const;
    await insertDataStep(tx, { requestId: id, no: steps.length + 1 }, done, null);
  }
}
