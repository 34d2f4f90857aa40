/** Seeds of a city: law, divisions, notices, retention. Run at each start; adds what is missing. */

import { seedDocuments } from './documents/index.ts';
import { doors } from './doors.ts';
import { seedImports } from './imports/index.ts';
import { seedLaw } from './law/index.ts';
import { projectAgain, seedMatters } from './matters/index.ts';
import { seedPeople } from './people/index.ts';
import type { City } from './platform/city.ts';
import { transact } from './platform/postgres/db.ts';

export async function seedCity(city: City): Promise<void> {
  await transact(city.db, async (tx) => {
    await seedLaw(tx, city);
    await seedPeople(tx, city);
    await seedMatters(tx, city);
    await seedDocuments(tx, city);
    for (const { seed } of doors) await seed?.(tx, city);
    await seedImports(tx, city);
  });
  await projectAgain(city);
}
