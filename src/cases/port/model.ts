/** Port of the provincial platform: platforms with their keys, cases they hand over, and the states they are told. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Outcome } from '../../matters/index.ts';
import type { EntryFault } from '../model.ts';

/** A platform and its key, as its keeper sees it; the key and the signing secret are shown once. */
export type Platform = Readonly<{
  id: Uuid;
  name: string;
  divisionCode: string;
  /** Where it is told of its cases; null where it is told nothing. */
  callbackUrl: string | null;
  /** Last four characters of the key. */
  keyHint: string;
  /** Counts the keys it had; the signing secret changes with it. */
  keyVersion: number;
  issuedAt: Instant;
  /** Monday of the week of its last case: a day would tell when somebody complained. */
  lastUsedWeek: LocalDate | null;
  revokedAt: Instant | null;
  revokeReason: string | null;
}>;
/** A line of the list: with the states that wait to be told, and since when the oldest of them. */
export type PlatformLine = Platform & Readonly<{ untold: number; untoldSince: Instant | null }>;

/** A case as it is sent, its numbers in the form they are kept in. */
export type SentCase = Readonly<{
  number: string;
  receivedOn: LocalDate;
  jurisdiction: string;
  category: string;
  respondent: string | null;
  words: string;
  demands: readonly string[];
  contact: Readonly<{ name: string; phone: string }> | null;
  receipt: boolean;
}>;

/** A case that was handed over. */
export type Handover = Readonly<{
  matterId: Uuid;
  submissionId: Uuid;
  platformId: Uuid;
  reference: string;
  /** HMAC of all that was sent. */
  contentMac: Buffer;
  at: Instant;
}>;

/** What a platform can be told: coarser than the phases, so that how offices share the work is not told. */
export const CASE_STATES = [
  'registered',
  'accepted',
  'handling',
  'suspended',
  'closed',
  'refused',
  'transferred',
  'terminated',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** A state to be told. `seq` orders the states of a case and makes each recognisable when it is told twice. */
export type StateTold = Readonly<{
  matterId: Uuid;
  seq: number;
  state: CaseState;
  outcome: Outcome | null;
  /** Until when the unit has to answer, where that runs. */
  dueOn: LocalDate | null;
  at: Instant;
}>;

export type PortProblem =
  | Readonly<{ kind: 'province-key-wrong' }>
  | Readonly<{ kind: 'province-case-malformed'; faults: readonly EntryFault[] }>
  /** This platform sent another case under this number. */
  | Readonly<{ kind: 'province-number-reused' }>
  /** A matter bears this number that did not come from this platform. */
  | Readonly<{ kind: 'province-number-taken' }>
  | Readonly<{ kind: 'too-many' }>;

export type PlatformProblem =
  | Readonly<{ kind: 'province-platform-not-found' }>
  | Readonly<{ kind: 'province-platform-revoked' }>
  | Readonly<{ kind: 'province-address' }>
  | Readonly<{ kind: 'outside-your-division' }>
  | Readonly<{ kind: 'submission-reused' }>
  | Readonly<{ kind: 'reason-too-short'; least: number }>;
