/** By where they sit: what the routes of reviews do. */

import { one, type Relation } from './relation.ts';

export const reviewsRelations: Readonly<Record<string, Relation>> = {
  'GET /api/v1/reviews/signs': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/signs?limit=200'),
    shows: ({ signId }) => signId,
  },

  'GET /api/v1/reviews/signs.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/signs.xlsx'),
    shows: ({ windowName }) => windowName,
  },

  'POST /api/v1/reviews/signs/:id/explain': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ signId }) => `reviews/signs/${signId}/explain`,
      () => ({ reason: '当天有一车老人一起来办社保认证' }),
    ),
  },

  'GET /api/v1/reviews/held.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/held.xlsx'),
    shows: () => '梁园区',
  },

  'GET /api/v1/reviews/served': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/served?month=2026-01'),
    shows: ({ windowId }) => windowId,
  },

  'GET /api/v1/reviews/served.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/served.xlsx?month=2026-01'),
    shows: ({ windowName }) => windowName,
  },

  'PUT /api/v1/reviews/served/:placeId': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ hallId }) => `reviews/served/${hallId}`,
      () => ({ month: '2026-01', served: 4000 }),
    ),
  },

  'GET /api/v1/reviews/held': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/held'),
    shows: ({ heldId }) => heldId,
  },

  'POST /api/v1/reviews/held/:id/release': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ heldId }) => `reviews/held/${heldId}/release`,
      () => ({}),
    ),
  },

  'POST /api/v1/reviews/held/:id/discard': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ heldId }) => `reviews/held/${heldId}/discard`,
      () => ({ reason: '同一设备反复点击，不是真实评价' }),
    ),
  },
};
