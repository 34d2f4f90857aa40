/** The routes of reviews: who may call what, and what that does by where they sit. */

import { DISPATCH, FIGURE_READERS, HALL_KEEPERS } from './roles.ts';
import { one, type Rows } from './row.ts';

export const reviewsRows: Rows = {
  // The phone
  'GET /s/:code': 'public',
  'POST /s/:code/reviews': 'public',
  'GET /s/:code/reviews': 'public',
  'GET /s/:code/reviews/details': 'public',
  'POST /s/:code/reviews/details': 'public',
  'GET /s/:code/done': 'public',
  'GET /s/:code/complaints': 'public',
  'POST /s/:code/complaints': 'public',
  'GET /s/:code/suggestions': 'public',
  'POST /s/:code/suggestions': 'public',
  'GET /s/:code/requests': 'public',
  'POST /s/:code/requests': 'public',
  'GET /api/v1/reviews/served': {
    by: HALL_KEEPERS,
    elsewhere: 'allowed',
    ask: one(() => 'reviews/served?month=2026-01'),
    shows: ({ windowId }) => windowId,
    sheet: ({ windowName }) => windowName,
  },
  'PUT /api/v1/reviews/served/:placeId': {
    by: HALL_KEEPERS,
    elsewhere: 'unseen',
    ask: one(
      ({ hallId }) => `reviews/served/${hallId}`,
      () => ({ month: '2026-01', served: 4000 }),
    ),
  },
  'GET /api/v1/reviews/signs': {
    by: FIGURE_READERS,
    elsewhere: 'allowed',
    ask: one(() => 'reviews/signs?limit=200'),
    shows: ({ signId }) => signId,
    sheet: ({ windowName }) => windowName,
  },
  'POST /api/v1/reviews/signs/:id/explain': {
    by: ['hall-supervisor', 'discipline-supervisor', 'joint-office'],
    elsewhere: 'unseen',
    ask: one(
      ({ signId }) => `reviews/signs/${signId}/explain`,
      () => ({ reason: '当天有一车老人一起来办社保认证' }),
    ),
  },
  'GET /api/v1/reviews/held': {
    by: DISPATCH,
    elsewhere: 'allowed',
    ask: one(() => 'reviews/held'),
    shows: ({ heldId }) => heldId,
    sheet: () => '梁园区',
  },
  'POST /api/v1/reviews/held/:id/release': {
    by: DISPATCH,
    elsewhere: 'unseen',
    ask: one(
      ({ heldId }) => `reviews/held/${heldId}/release`,
      () => ({}),
    ),
  },
  'POST /api/v1/reviews/held/:id/discard': {
    by: DISPATCH,
    elsewhere: 'unseen',
    ask: one(
      ({ heldId }) => `reviews/held/${heldId}/discard`,
      () => ({ reason: '同一设备反复点击，不是真实评价' }),
    ),
  },
};
