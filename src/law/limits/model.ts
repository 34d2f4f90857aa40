/** Limits that belong to no procedure of the loop, and their dated versions. */

import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { LegalLimit } from '../model.ts';

export const LIMIT_CODES = [
  'personal-data-request',
  'register-by-hand',
  'message-answer',
  'call-back',
  'lead-result',
  'bulletin-answer',
  'instruction-answer',
  'ladder-reminder',
  'ladder-letter',
  'ladder-interview',
  'ladder-bulletin',
  'ladder-hand-over',
  'ladder-pause',
] as const;
export type LimitCode = (typeof LIMIT_CODES)[number];

/** A dated version of such a limit; a record keeps the version in force when it was received. */
export type DatedLimit = Readonly<{
  code: LimitCode;
  /** A number as text, rising within the code. */
  version: string;
  effectiveFrom: LocalDate;
  limit: LegalLimit;
  reason: string;
  at: Instant;
  byUserId: string | null;
}>;
