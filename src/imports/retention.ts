/** How long a file that was brought in is kept. */

import { seedRetention } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/postgres/db.ts';

export const IMPORT_FILE = 'import-file';

/** The retention rule of imports; run at each start, adds what is missing. */
export async function seedImports(tx: Tx, city: City): Promise<void> {
  await seedRetention(tx, city, [
    {
      kind: IMPORT_FILE,
      keepDays: 90,
      leastDays: null,
      basis: '个人信息保护法第十九条：最短必要期限；留一个季度以便更正、核对',
      verified: false,
    },
  ]);
}
