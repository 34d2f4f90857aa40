/** Jobs of Open311. */

import type { Job } from '../platform/jobs.ts';
import { transact } from '../platform/postgres/db.ts';
import { publishWeek } from './actions-publish.ts';

export const open311Jobs: readonly Job[] = [
  {
    // Runs often, so that a program that was off on Monday catches up; acts once a week.
    name: 'open311.publish-week',
    everySeconds: 3_600,
    run: async (city) => {
      await transact(city.db, (tx) => publishWeek(tx, city));
    },
  },
];
