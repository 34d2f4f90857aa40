/** What every dated version of a rule says of itself, whatever it rules. */

import type { Instant, LocalDate } from '../kernel/time.ts';

export type Versioned = Readonly<{
  /** A number as text, rising within what is ruled; a record keeps the version in force when it was received. */
  version: string;
  effectiveFrom: LocalDate;
  reason: string;
  at: Instant;
  /** null: came with the program. */
  byUserId: string | null;
}>;

/** The part by which versions are put in order. */
export type Dated = Pick<Versioned, 'version' | 'effectiveFrom'>;
