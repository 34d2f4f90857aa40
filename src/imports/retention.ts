/** Retention of imported files. */

import { seedRetention } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/postgres/db.ts';

export const IMPORT_FILE = 'import-file';
export const SEALED_IMPORT_FILE = 'sealed-import-file';

/** Adds the retention rules where they are missing; runs at each start. */
export async function seedImports(tx: Tx, city: City): Promise<void> {
  await seedRetention(tx, city, [
    {
      kind: IMPORT_FILE,
      keepDays: 90,
      leastDays: null,
      basis: '个人信息保护法第十九条：最短必要期限；留一个季度以便更正、核对',
      verified: false,
    },
    {
      kind: SEALED_IMPORT_FILE,
      keepDays: 7,
      leastDays: null,
      basis: '个人信息保护法第十九条：最短必要期限；写入或放弃时即删，没有办完的留一周',
      verified: false,
    },
  ]);
}
