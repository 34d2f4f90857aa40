/** Limits that belong to no procedure of the loop, and their dated versions. */

import type { LegalLimit } from '../model.ts';
import type { Versioned } from '../model-version.ts';

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

/** A dated version of such a limit. */
export type DatedLimit = Versioned & Readonly<{ code: LimitCode; limit: LegalLimit }>;
