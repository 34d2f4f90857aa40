/** Access rows of reviews. Reviews held in a flood are decided by the division's dispatcher alone. */

import type { AccessRow, Role } from '../people/index.ts';

/** Roles responsible for halls and windows. */
const SERVED = ['dispatcher', 'hall-supervisor'] as const satisfies readonly Role[];

/** Roles that read figures may read why some reviews weigh less. */
const FRAUD_SIGN_READERS = [
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'justice-supervisor',
  'leader',
  'joint-office',
  'lead-department',
  'visiting-office',
] as const satisfies readonly Role[];

export const reviewsAccess = {
  readFraudSigns: { action: 'reviews.read-signs', roles: FRAUD_SIGN_READERS },
  /** Supervisors; the action refuses anybody of the unit that staffs the window. */
  explainFraudSign: {
    action: 'reviews.explain-sign',
    roles: ['hall-supervisor', 'discipline-supervisor', 'joint-office'],
  },
  /** The role that keeps a division's reviews in order may bring in those of before. */
  importReviews: { action: 'reviews.import-reviews', roles: ['dispatcher', 'joint-office'] },
  readServed: { action: 'reviews.read-served', roles: SERVED },
  recordServed: { action: 'reviews.record-served', roles: SERVED },
  /** The offices that answer for what is said of their division; no unit reads a single review. */
  readProvince: {
    action: 'reviews.read-province',
    roles: ['dispatcher', 'checker', 'hall-supervisor', 'discipline-supervisor', 'joint-office', 'leader'],
  },
  /** The office asks for it, a supervisor releases it. */
  eraseProvinceWords: { action: 'reviews.erase-province-words', roles: ['dispatcher'] },
  /** A key sends reviews of the province and reads groups of ours. */
  keepSystems: { action: 'reviews.keep-systems', roles: ['system-admin'] },
  decideHeld: { action: 'reviews.decide-held', roles: ['dispatcher'] },
} as const satisfies Readonly<Record<string, AccessRow>>;
