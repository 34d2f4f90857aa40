/** Fraud signs: the input of a window's week, and what may be found in it. A fraud sign is never a proof. */

import type { Grade } from '../model.ts';

/**
 * burst: faster than visitors come · own-network: one network or device gives too large a part · after-hours: the hall was
 * closed · uniform: grades or gaps too much alike · mismatch: nothing but the best grade while complaints come in.
 */
export const FRAUD_SIGN_KINDS = ['burst', 'own-network', 'after-hours', 'uniform', 'mismatch'] as const;
export type FraudSignKind = (typeof FRAUD_SIGN_KINDS)[number];

/** A review as the rules see it: without id and words, with marks that mean nothing outside its week. */
export type Rated = Readonly<{
  /** Minutes since Monday 00:00, city time. */
  minute: number;
  grade: Grade;
  /** Given while its hall was closed. */
  afterHours: boolean;
  /** null: not known, or erased. */
  network: string | null;
  device: string | null;
}>;

/** A window's week with its measures. */
export type RatedWeek = Readonly<{
  /** Reviews by minute, ascending. */
  reviews: readonly Rated[];
  /** Up to twelve weeks of the window before, without reviews under a fraud sign; `best` of them 非常满意. */
  before: Readonly<{ weeks: number; reviews: number; best: number }>;
  /** Reviews of that week at the other windows of the hall. */
  others: Others;
  /** The four weeks that end with this one, all reviews; accepted complaints only. */
  lately: Readonly<{ reviews: number; best: number; bad: number; complaints: number }>;
  /** Twelve weeks of the whole city. */
  city: Readonly<{ bad: number; complaints: number }>;
}>;

export type Others = Readonly<{
  reviews: number;
  afterHours: number;
  /** Reviews whose network is known, and how many of them came from each. */
  known: number;
  networks: ReadonlyMap<string, number>;
}>;

export const FRAUD_SIGN_WHATS = ['burst', 'network', 'device', 'hours', 'grades', 'spacing', 'complaints'] as const;
export type FraudSignWhat = (typeof FRAUD_SIGN_WHATS)[number];

/** Seen and expected numbers. */
export type FraudSignSeen = Readonly<{
  what: FraudSignWhat;
  count: number;
  /** The number it is a part of; null for a burst. */
  of: number | null;
  /** Most that would be expected. */
  expected: number;
  /** Length of the stretch of a burst, or the gap between two reviews; null for the others. */
  minutes: number | null;
}>;

export type FoundFraudSign = Readonly<{
  kind: FraudSignKind;
  /** Upper bound of the probability of as much at an honest window. */
  tail: number;
  seen: FraudSignSeen;
  /** Indexes in `reviews` of those under the fraud sign. */
  under: readonly number[];
}>;
