/** Reviews of the province's own system (好差评): what came, the systems that may send, and the groups in which ours leave. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate, Month } from '../../kernel/time.ts';
import type { Grade, GradeCounts } from '../model.ts';

/** Where a review was given. PJQ is the device on a counter, as live interfaces write it; the others are our own. */
export const CHANNELS = ['PJQ', 'QR', 'PC', 'APP', 'KIOSK', 'SMS', 'HOTLINE', 'OTHER'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A review as the province sends it, its place found in our register. */
export type ProvinceReview = Readonly<{
  sourceSystem: string;
  /** Its number there; with the system it identifies the review. */
  number: string;
  divisionCode: string;
  unitId: Uuid;
  hallId: Uuid | null;
  /** null where only the unit is known. */
  windowId: Uuid | null;
  serviceCode: string | null;
  service: string | null;
  grade: Grade;
  reasons: readonly string[];
  /** Nobody rated: the system filled a grade in. */
  isDefault: boolean;
  day: LocalDate;
  channel: Channel;
}>;

export type StoredProvinceReview = ProvinceReview &
  Readonly<{
    id: Uuid;
    version: number;
    /** Service item and reasons of every version are gone, and are not taken again. */
    wordsErasedAt: Instant | null;
  }>;

/** Counts of a list: ratings people gave, by grade, and those nobody gave. */
export type ProvinceTally = Readonly<{ grades: GradeCounts; defaults: number }>;

/** A system of the province and its key, as its keeper sees it; the key is shown once. */
export type ProvinceSystem = Readonly<{
  id: Uuid;
  name: string;
  sourceSystem: string;
  divisionCode: string;
  /** Last four characters of the key. */
  keyHint: string;
  issuedAt: Instant;
  /** Monday of the week in which the key was last used. */
  lastUsedWeek: LocalDate | null;
  revokedAt: Instant | null;
  revokeReason: string | null;
}>;

export const LEAVING_PLACES = ['window', 'county', 'city'] as const;
export type LeavingPlace = (typeof LEAVING_PLACES)[number];

/** Reviews of ours as they leave: counts of a group. A window is named only with its week, a county or the city with the month. */
export type LeavingGroup = Readonly<{
  month: Month;
  place: LeavingPlace;
  /** Monday; only where the window is named. */
  weekOf: LocalDate | null;
  divisionCode: string;
  unitId: Uuid | null;
  hallId: Uuid | null;
  windowId: Uuid | null;
  grades: GradeCounts;
}>;
export type LeftGroup = LeavingGroup & Readonly<{ seq: number }>;

export type WordsProblem =
  | Readonly<{ kind: 'review-not-found' | 'review-words-gone' | 'review-words-held' }>
  | Readonly<{ kind: 'reason-too-short'; least: number }>;

export type SystemProblem =
  | Readonly<{ kind: 'review-system-not-found' }>
  | Readonly<{ kind: 'review-system-ours' }>
  | Readonly<{ kind: 'outside-your-division' }>
  | Readonly<{ kind: 'submission-reused' }>
  | Readonly<{ kind: 'reason-too-short'; least: number }>;

export type ReviewPortProblem =
  | Readonly<{ kind: 'review-key-wrong' }>
  /** The key sends for another system. */
  | Readonly<{ kind: 'review-source-not-yours' }>
  /** It is one of ours that comes back. */
  | Readonly<{ kind: 'review-ours' }>
  /** It was brought in as a review of an older system and counts there. */
  | Readonly<{ kind: 'review-counted-already' }>
  | Readonly<{
      kind: 'review-malformed';
      faults: readonly Readonly<{ column: string; reason: string; hint?: string }>[];
    }>
  | Readonly<{ kind: 'too-many' }>;
