/** Jobs of reviews: closing, deleting photos, forgetting devices, counting weeks. */

import type { Uuid } from '../kernel/ids.ts';
import { addMs } from '../kernel/time.ts';
import { MATTER_CHANGED } from '../matters/index.ts';
import { disposalOf } from '../people/index.ts';
import type { Job } from '../platform/jobs.ts';
import type { OutboxHandler, OutboxHandlers } from '../platform/outbox.ts';
import { transact } from '../platform/postgres/db.ts';
import { closeDueReviews } from './actions.ts';
import { markFloods } from './fraud-signs/actions-judge.ts';
import { dropMarks } from './fraud-signs/store.ts';
import { letMonthsLeave } from './province/actions-leaving.ts';
import { eraseOldWords } from './province/actions-words.ts';
import { REVIEW_WORDS } from './retention.ts';
import { rollUpWeeks } from './rollups/actions-rollups.ts';
import { releaseDueEntries } from './scan/actions-entries.ts';
import { MARKS_KEPT_DAYS } from './scan/marks.ts';
import { eraseReviewWords, eraseWordsOfMatter, forgetDevices } from './scan/store-entries.ts';
import { dropPhotosPast } from './scan/store-photos.ts';

const DAY_MS = 86_400_000;

/** Erasing a matter erases what was written on the scan page too. */
const onMatterChanged: OutboxHandler = async (tx, city, payload) => {
  if (payload.type !== 'words-erased') return;
  await eraseWordsOfMatter(tx, String(payload.matterId) as Uuid, city.outside.now());
};

export const reviewsHandlers: OutboxHandlers = { [MATTER_CHANGED]: [onMatterChanged] };

export const reviewsJobs: readonly Job[] = [
  {
    name: 'reviews.close-windows',
    everySeconds: 15,
    run: async (city) => {
      await closeDueReviews(city);
      await releaseDueEntries(city);
    },
  },
  {
    name: 'reviews.mark-floods',
    everySeconds: 60,
    run: async (city) => {
      await markFloods(city);
    },
  },
  {
    name: 'reviews.roll-up-weeks',
    everySeconds: 300,
    run: async (city) => {
      await rollUpWeeks(city);
      await letMonthsLeave(city);
    },
  },
  {
    name: 'reviews.forget',
    everySeconds: 600,
    run: async (city) => {
      const now = city.outside.now();
      await transact(city.db, async (tx) => {
        await dropPhotosPast(tx, now);
        // Pressure is counted over one day; after that a device's mark has no purpose.
        await forgetDevices(tx, addMs(now, -DAY_MS));
        await dropMarks(tx, addMs(now, -MARKS_KEPT_DAYS * DAY_MS));
        const disposal = await disposalOf(tx, city, REVIEW_WORDS);
        if (disposal !== undefined) await eraseReviewWords(tx, disposal.before, disposal.held, now);
        await eraseOldWords(tx, city);
      });
    },
  },
];
