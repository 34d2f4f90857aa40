/** After a new key-encryption key was put into the ring, brings every data key under it. */

import type { Job } from '../platform/jobs.ts';
import { rewrapDataKeys } from './actions.ts';

export const vaultJobs: readonly Job[] = [
  {
    name: 'vault.rewrap-data-keys',
    everySeconds: 3600,
    run: async (city) => {
      await rewrapDataKeys(city);
    },
  },
];
