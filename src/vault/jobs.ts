/** Jobs and outbox handlers of the vault. */

import { CALENDAR_IMPORTED } from '../law/index.ts';
import type { Job } from '../platform/jobs.ts';
import type { OutboxHandlers } from '../platform/outbox.ts';
import { rewrapDataKeys } from './actions.ts';
import { recountDataRequests } from './actions-data.ts';

export const vaultJobs: readonly Job[] = [
  {
    // Re-wraps every data key after a new key-encryption key was put into the ring.
    name: 'vault.rewrap-data-keys',
    everySeconds: 3600,
    run: async (city) => {
      await rewrapDataKeys(city);
    },
  },
];

export const vaultHandlers: OutboxHandlers = { [CALENDAR_IMPORTED]: [recountDataRequests] };
