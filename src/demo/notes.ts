/** Internal notes of the units at work on a few matters that are under way. */

import { writeNote } from '../matters/index.ts';
import { readerOf } from '../people/index.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import type { Cast } from './people.ts';
import type { Stage } from './stage.ts';
import type { Matter } from './stories.ts';

const TEXT = '示例：已问过窗口班长，当天是替班人员；周三再去现场看一次排班表。';
const MOST = 4;

/** @param underWay matters whose plot goes on; the unit of some is not at work yet, and writes nothing. */
export async function noteForThemselves(stage: Stage, cast: Cast, underWay: readonly Matter[]): Promise<void> {
  const { city } = stage;
  let written = 0;
  for (const { id: matterId, office, lead } of underWay) {
    if (written === MOST) return;
    const reader = await readerOf(city.db, city, cast.actor('handler', office, lead));
    const note = { matterId, id: city.outside.uuid(), text: TEXT };
    if ((await inTransaction(city.db, (tx) => writeNote(tx, city, reader, note))).ok) written += 1;
  }
}
