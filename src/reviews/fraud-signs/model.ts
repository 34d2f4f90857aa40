/** Fraud signs: what is looked at, and what is said of a window's week. A fraud sign is never a proof. */

import type { Grade } from '../model.ts';

/**
 * burst: faster than visitors come · own-network: one network or device gives too large a part · after-hours: the hall was
 * closed · uniform: grades or gaps too much alike · mismatch: nothing but the best grade while complaints come in.
 */
export const FRAUD_SIGN_KINDS = ['burst', 'own-network', 'after-hours', 'uniform', 'mismatch'] as const;
export type FraudSignKind = (typeof FRAUD_SIGN_KINDS)[number];

/** A review as the fraud signs see it: no id, no words, and marks that mean nothing outside its week. */
export type Rated = Readonly<{
  /** Minutes since Monday 00:00 in Shangqiu. */
  minute: number;
  grade: Grade;
  /** Given while its hall was closed. */
  afterHours: boolean;
  /** null: not known, or erased. */
  network: string | null;
  device: string | null;
}>;

/** A window's week with what it is measured by. */
export type RatedWeek = Readonly<{
  /** By minute, ascending. */
  reviews: readonly Rated[];
  /** The window's own weeks before, at most twelve, without what lay under a fraud sign; `best` of them 非常满意. */
  before: Readonly<{ weeks: number; reviews: number; best: number }>;
  /** The same week at the other windows of the hall. */
  others: Others;
  /** The four weeks that end with this one, every review; complaints are those that were accepted. */
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

/** What was seen and what would be expected, in numbers that can be put in words. */
export type FraudSignSeen = Readonly<{
  what: FraudSignWhat;
  count: number;
  /** Out of how many; null for a burst. */
  of: number | null;
  /** How many such would be expected at most. */
  expected: number;
  /** Length of the stretch of a burst, or the gap between two reviews; null for the others. */
  minutes: number | null;
}>;

export type FoundFraudSign = Readonly<{
  kind: FraudSignKind;
  /** How probable at least as much would be at an honest window; an upper bound. */
  tail: number;
  seen: FraudSignSeen;
  /** Places in `reviews` of those that lie under the fraud sign. */
  under: readonly number[];
}>;
