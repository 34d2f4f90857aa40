/** The routes of the province's reviews: who may call what, and what that does by where they sit. */

import { localDate, type Month } from '../../../src/kernel/time.ts';
import { transact } from '../../../src/platform/postgres/db.ts';
import { recordProvinceReviews } from '../../../src/reviews/province/actions-record.ts';
import { admitSystem } from '../../../src/reviews/province/actions-systems.ts';
import { insertLeaving } from '../../../src/reviews/province/store-leaving.ts';
import { reviewsOfNumbers } from '../../../src/reviews/province/store-province.ts';
import { aPerson } from '../../harness/app.ts';
import { HERE, must } from '../ground.ts';
import { DISPATCH, SYSTEM } from './roles.ts';
import { laid, MANY, one, type Rows } from './row.ts';

const READERS = [
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'joint-office',
  'leader',
] as const;
const SYSTEM_NAME = '甲县省好差评';
const NUMBER = 'HCP-JIA-000001';

export const provinceReviewsLaid = laid(async ({ city }, ground) => {
  const { officeId, unitId, hallId, windowId, uuid } = ground;
  const admin = await aPerson(city, 'system-admin', { divisionCode: HERE, unitId: officeId });
  return transact(city.db, async (tx) => {
    const asked = { id: uuid(), name: SYSTEM_NAME, sourceSystem: SYSTEM_NAME, divisionCode: HERE };
    const { system } = must(await admitSystem(tx, city, admin.actor, asked));
    const key = { sourceSystem: SYSTEM_NAME, number: NUMBER };
    const place = { divisionCode: HERE, unitId, hallId, windowId };
    const said = { serviceCode: null, service: null, grade: 5, reasons: [], isDefault: false } as const;
    const when = { day: localDate('2026-01-05'), channel: 'PJQ' } as const;
    await recordProvinceReviews(tx, city, [{ ...key, ...place, ...said, ...when }], system.id);
    const month = '2026-01' as Month;
    const grades = { 5: 20, 4: 0, 3: 0, 2: 5, 1: 0 };
    const group = { month, place: 'window', weekOf: localDate('2026-01-05'), ...place, grades } as const;
    await insertLeaving(tx, month, [group], city.outside.now());
    const [review] = await reviewsOfNumbers(tx, [key]);
    return { systemId: system.id, reviewId: review?.id ?? system.id };
  });
});

export const provinceReviewRows: Rows = {
  // The port: it asks for a key of its own
  'PUT /api/v1/province/reviews': 'public',
  'GET /api/v1/province/reviews': 'public',
  'GET /api/v1/reviews/province': {
    by: READERS,
    elsewhere: 'allowed',
    ask: one(() => `reviews/province?${MANY}`),
    shows: () => NUMBER,
    sheet: true,
  },
  'GET /api/v1/reviews/province/:id/versions': {
    by: READERS,
    elsewhere: 'unseen',
    ask: one(() => `reviews/province/${provinceReviewsLaid().reviewId}/versions`),
    shows: () => NUMBER,
  },
  'POST /api/v1/reviews/province/:id/words-erasure': {
    by: DISPATCH,
    elsewhere: 'unseen',
    ask: one(
      () => `reviews/province/${provinceReviewsLaid().reviewId}/words-erasure`,
      () => ({ reason: '评价指标里写到了办事人' }),
    ),
  },
  'GET /api/v1/reviews/leaving': {
    by: READERS,
    elsewhere: 'allowed',
    ask: one(() => `reviews/leaving?${MANY}`),
    shows: () => 'MS411400-2026-01-00001',
    sheet: true,
  },
  'GET /api/v1/province/review-systems': {
    by: SYSTEM,
    elsewhere: 'allowed',
    ask: one(() => 'province/review-systems'),
    shows: () => SYSTEM_NAME,
    sheet: true,
  },
  'POST /api/v1/province/review-systems': {
    by: SYSTEM,
    elsewhere: 'refused',
    ask: one(
      () => 'province/review-systems',
      ({ uuid }) => ({ id: uuid(), name: '另一省系统', sourceSystem: '另一省系统', divisionCode: '411402' }),
    ),
  },
  'POST /api/v1/province/review-systems/:id/revocation': {
    by: SYSTEM,
    elsewhere: 'unseen',
    ask: one(
      () => `province/review-systems/${provinceReviewsLaid().systemId}/revocation`,
      () => ({ reason: '密钥已经外泄' }),
    ),
  },
};
