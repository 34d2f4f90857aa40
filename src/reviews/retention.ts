/** How long what people added to a review is kept. */

import { seedRetention } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/db.ts';

export const REVIEW_WORDS = 'review-words';

/** The retention rule of reviews; run at each start, adds what is missing. */
export async function seedReviews(tx: Tx, city: City): Promise<void> {
  await seedRetention(tx, city, [
    {
      kind: REVIEW_WORDS,
      keepDays: 1_095,
      leastDays: null,
      basis: '个人信息保护法第十九条：最短必要期限；与办理事项的文字和照片同为三年',
      verified: false,
    },
  ]);
}
