/** What happens to places by the clock. */

import { transact } from '../platform/db.ts';
import type { Job } from '../platform/jobs.ts';
import { fillFoundBy } from './store-search.ts';

const ROWS_A_TRANSACTION = 5000;

export const placesJobs: readonly Job[] = [
  {
    // Rows from before there was a search have nothing to be found by yet. Afterwards this looks at an empty index.
    name: 'places.fill-search',
    everySeconds: 300,
    run: async (city) => {
      while ((await transact(city.db, (tx) => fillFoundBy(tx, ROWS_A_TRANSACTION))) > 0);
    },
  },
];
