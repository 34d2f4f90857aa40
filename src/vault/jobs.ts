/** What the vault does by the clock, and when a holiday table is published. */

import { CALENDAR_IMPORTED } from '../law/index.ts';
import type { Job } from '../platform/jobs.ts';
import type { OutboxHandlers } from '../platform/outbox.ts';
import { rewrapDataKeys } from './actions.ts';
import { recountDataRequests } from './actions-data.ts';

export const vaultJobs: readonly Job[] = [
  {
    // After a new key-encryption key was put into the ring, every data key comes under it.
    name: 'vault.rewrap-data-keys',
    everySeconds: 3600,
    run: async (city) => {
      await rewrapDataKeys(city);
    },
  },
];

export const vaultHandlers: OutboxHandlers = { [CALENDAR_IMPORTED]: [recountDataRequests] };
