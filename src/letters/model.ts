/** Letters of supervision (催办、督导函、约谈、通报、移交): one about one matter, or about several of one unit. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { LetterStep } from '../matters/index.ts';

export type Letter = Readonly<{
  id: Uuid;
  step: LetterStep;
  /** Null on a reminder. */
  number: Readonly<{ year: number; nth: number }> | null;
  /** The organ that sent it. */
  unitId: Uuid;
  toUnitId: Uuid;
  /** Relation of the desk it went to; null for the unit at work. */
  toDesk: string | null;
  sentAt: Instant;
  sentOn: LocalDate;
  sentByUser: Uuid;
  /** Null where no answer is asked for. */
  replyOn: LocalDate | null;
  signedOn: LocalDate | null;
  answeredOn: LocalDate | null;
  /** Null on a reminder, and on letters of before whose paper lies with their matter. */
  paperId: Uuid | null;
}>;

/** A matter a letter is about; the one that `leads` carries the task, and the files of the answer. */
export type LetterMatter = Readonly<{ matterId: Uuid; leads: boolean }>;

export const LETTER_STATES = ['waiting', 'late', 'unsigned', 'answered', 'followed'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** Where an interview is held; it is answered by that day. */
export type Meeting = Readonly<{ on: LocalDate; at: string; place: string }>;

export type LettersProblem = Readonly<{
  kind:
    | 'letter-not-found'
    | 'letter-text-missing'
    | 'letter-meeting-missing'
    | 'letter-meeting-past'
    | 'letter-not-for-all'
    | 'letter-several-units'
    | 'submission-reused';
}>;
