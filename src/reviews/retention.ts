/** Seeds of reviews: retention of what people added, and weights of fraud signs. */

import { localDate } from '../kernel/time.ts';
import { seedRetention } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { FRAUD_SIGN_KINDS } from './fraud-signs/model.ts';
import { addFraudSignWeights, type FraudSignWeight } from './fraud-signs/store.ts';

const OWN_SETTING = '本市设定，无上位规定，未在本市测过';

/** Weights, as in the table of `docs/figures/fraud-signs.md`; the own network or device says most. */
const SIGN_WEIGHTS: readonly FraudSignWeight[] = FRAUD_SIGN_KINDS.map((kind) => ({
  kind,
  fromOn: localDate('2026-01-01'),
  weight: kind === 'own-network' ? 0.25 : 0.5,
  basis: OWN_SETTING,
  verified: false,
}));

export const REVIEW_WORDS = 'review-words';
/** Service item and reasons of the province's reviews: nothing says who rated, but a reason may be a sentence about somebody. */
export const PROVINCE_WORDS = 'province-review-words';
/** Shortest retention, as for matters: a bad review becomes one. */
const LEAST_DAYS = 90;

/** Adds missing retention rules and weights; runs at each start. */
export async function seedReviews(tx: Tx, city: City): Promise<void> {
  await seedRetention(tx, city, [
    {
      kind: REVIEW_WORDS,
      keepDays: 1_095,
      leastDays: LEAST_DAYS,
      basis: '个人信息保护法第十九条：最短必要期限；与办理事项的文字和照片同为三年',
      verified: false,
    },
    {
      kind: PROVINCE_WORDS,
      keepDays: 1_095,
      leastDays: LEAST_DAYS,
      basis: '个人信息保护法第十九条：最短必要期限；与本市评议的文字同为三年',
      verified: false,
    },
  ]);
  await addFraudSignWeights(tx, SIGN_WEIGHTS);
}
