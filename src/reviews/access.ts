/**
 * Who reads reviews. Units see finished weeks of at least five; those who supervise see every count. What a flood left
 * to be looked at is decided by the division's dispatcher alone.
 */

import type { AccessRow } from '../people/index.ts';

export const reviewsAccess = {
  readReviews: {
    action: 'reviews.read-reviews',
    roles: [
      'handler',
      'unit-head',
      'dispatcher',
      'checker',
      'hall-supervisor',
      'discipline-supervisor',
      'justice-supervisor',
      'leader',
      'joint-office',
      'lead-department',
      'visiting-office',
    ],
  },
  /** Whoever keeps a division's reviews in order may bring in those of before. */
  importReviews: { action: 'reviews.import-reviews', roles: ['dispatcher', 'joint-office'] },
  decideHeld: { action: 'reviews.decide-held', roles: ['dispatcher'] },
} as const satisfies Readonly<Record<string, AccessRow>>;
