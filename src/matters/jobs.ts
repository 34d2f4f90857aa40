/** Jobs and outbox handlers of matters. */

import { CALENDAR_IMPORTED } from '../law/index.ts';
import type { Job } from '../platform/jobs.ts';
import type { OutboxHandlers } from '../platform/outbox.ts';
import { transact } from '../platform/postgres/db.ts';
import { MATTER_CHANGED } from './acts/actions.ts';
import { endFollows } from './acts/actions-follow.ts';
import { forgetEnded, forgetUploads } from './acts/actions-forget.ts';
import { onMatterChanged } from './acts/actions-notices.ts';
import {
  handUpDesks,
  onCalendarImported,
  onRecompute,
  RECOMPUTE,
  tellUnits,
  tickMatters,
  warnOfLights,
} from './acts/actions-ticks.ts';
import { signOpenMatters } from './alike/actions-likeness.ts';
import { onNews } from './receipt/actions-news.ts';
import { forgetReceiptSessions } from './receipt/actions-receipts.ts';

export const mattersJobs: readonly Job[] = [
  {
    name: 'matters.tick',
    everySeconds: 60,
    run: async (city) => {
      await tickMatters(city);
      await tellUnits(city);
    },
  },
  {
    name: 'matters.warn-of-lights',
    everySeconds: 900,
    run: async (city) => {
      await warnOfLights(city);
    },
  },
  {
    name: 'matters.hand-up-desks',
    everySeconds: 3600,
    run: async (city) => {
      await handUpDesks(city);
    },
  },
  {
    name: 'matters.forget-receipt-sessions',
    everySeconds: 3600,
    run: (city) => transact(city.db, (tx) => forgetReceiptSessions(tx, city)),
  },
  {
    name: 'matters.forget',
    everySeconds: 3600,
    run: async (city) => {
      await forgetEnded(city);
      await forgetUploads(city);
      await endFollows(city);
    },
  },
  {
    name: 'matters.sign-open-matters',
    everySeconds: 300,
    run: async (city) => {
      await signOpenMatters(city);
    },
  },
];

export const mattersHandlers: OutboxHandlers = {
  [CALENDAR_IMPORTED]: [onCalendarImported],
  [RECOMPUTE]: [onRecompute],
  [MATTER_CHANGED]: [onMatterChanged, onNews],
};
