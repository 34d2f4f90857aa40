/** What of draws runs by the clock. */

import type { Job } from '../platform/jobs.ts';
import { voidOverdueDraws } from './actions.ts';

export const drawsJobs: readonly Job[] = [
  { name: 'draws.void-overdue', everySeconds: 60, run: (city) => voidOverdueDraws(city) },
];
