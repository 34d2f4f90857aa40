/** Who may call what of reviews. */

import { DISPATCH, FIGURE_READERS, HALL_KEEPERS, type Matrix } from './roles.ts';

export const reviewsMatrix: Matrix = {
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

  'GET /api/v1/reviews/served': HALL_KEEPERS,

  'GET /api/v1/reviews/served.xlsx': HALL_KEEPERS,

  'PUT /api/v1/reviews/served/:placeId': HALL_KEEPERS,

  'GET /api/v1/reviews/signs': FIGURE_READERS,

  'GET /api/v1/reviews/signs.xlsx': FIGURE_READERS,

  'POST /api/v1/reviews/signs/:id/explain': ['hall-supervisor', 'discipline-supervisor', 'joint-office'],

  'GET /api/v1/reviews/held': DISPATCH,

  'GET /api/v1/reviews/held.xlsx': DISPATCH,

  'POST /api/v1/reviews/held/:id/release': DISPATCH,

  'POST /api/v1/reviews/held/:id/discard': DISPATCH,
};
