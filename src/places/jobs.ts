/** Jobs of places. */

import type { Uuid } from '../kernel/ids.ts';
import type { Job } from '../platform/jobs.ts';
import { transact } from '../platform/postgres/db.ts';
import { fillFoundBy, PLACE_TABLES, renewFoundBy } from './entities/store-search.ts';

const ROWS_A_TRANSACTION = 5000;

export const placesJobs: readonly Job[] = [
  {
    // Fills the search text of rows older than the search; afterwards it reads an empty index.
    name: 'places.fill-search',
    everySeconds: 300,
    run: async (city) => {
      while ((await transact(city.db, (tx) => fillFoundBy(tx, ROWS_A_TRANSACTION))) > 0);
    },
  },
  {
    // Readings of names improve with the dictionary: stored search texts are compared once a week.
    name: 'places.renew-search',
    everySeconds: 7 * 86_400,
    run: async (city, stopping) => {
      for (const table of PLACE_TABLES) {
        let after: Uuid | undefined;
        do {
          if (stopping?.aborted === true) return;
          after = await transact(city.db, (tx) => renewFoundBy(tx, table, after, ROWS_A_TRANSACTION));
        } while (after !== undefined);
      }
    },
  },
];
