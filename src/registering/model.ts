/** Registration by hand: its source, what it is about, why it is late. */

import type { Uuid } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { ProcedureCode } from '../law/index.ts';

/** 来电 来信 来访 热线转办 上级交办: each is the name of a door in the log. */
export const SOURCES = ['phone', 'letter', 'visit', 'hotline', 'superior'] as const;
/** `province`: what bears the province's number came from there, and nobody is asked. */
export type Source = (typeof SOURCES)[number] | 'province';

/** By which way something registered by hand came: what an office raised itself has the door `office`. */
export const WAYS = [...SOURCES, 'province', 'office'] as const;
export type Way = (typeof WAYS)[number];

/** Reasons for registering late; a list, because the audit keeps it and takes no free text. */
export const LATE_REASONS = ['in-transit', 'handed-on-late', 'system-down', 'clarified-first', 'overlooked'] as const;
export type LateReason = (typeof LATE_REASONS)[number];

export const ABOUT_KINDS = ['window', 'hall', 'unit', 'entity', 'none'] as const;
/** Subject. An enterprise is the place, and goes to the vault; the unit meant can be named beside it. */
export type About =
  | Readonly<{ kind: 'window'; windowId: Uuid }>
  | Readonly<{ kind: 'hall'; hallId: Uuid }>
  | Readonly<{ kind: 'unit'; unitId: Uuid }>
  | Readonly<{ kind: 'entity'; entityId: Uuid; unitId: Uuid | null }>
  | Readonly<{ kind: 'none' }>;

export type Registration = Readonly<{
  submissionId: Uuid;
  procedure: ProcedureCode;
  /** null for what an office raises itself; so are the day, the contact and the receipt. */
  source: Source | null;
  receivedOn: LocalDate;
  lateReason: LateReason | null;
  about: About;
  categoryCode: string;
  words: string;
  demands: readonly string[];
  contact: Readonly<{ name: string; phone: string }> | null;
  wantsReceipt: boolean;
  /** Number to tell of news by SMS; null where nobody asked for it. */
  noticePhone: string | null;
  /** The department named as judge. */
  namedUnitId: Uuid | null;
  /** Number on the other platform, and the ground on which it is dealt with here. */
  reference: Readonly<{ number: string; jurisdiction: string | null }> | null;
  /** Handle date from the list the matter stands on. */
  handleOn: LocalDate | null;
}>;

export type Fault = Readonly<{ field: string; word: FaultWord; most?: number }>;
export type FaultWord =
  | 'missing'
  | 'unknown'
  | 'gone'
  | 'long'
  | 'many'
  | 'phone'
  | 'mobile'
  | 'needs-receipt'
  | 'future'
  | 'too-old'
  | 'late'
  | 'given-over'
  | 'ruled-otherwise'
  | 'not-kept-then'
  | 'number'
  | 'taken'
  | 'evidence';

export type RegisteringProblem =
  | Readonly<{ kind: 'registering-malformed'; faults: readonly Fault[] }>
  | Readonly<{ kind: 'registering-not-yours' }>
  | Readonly<{ kind: 'outside-your-division' }>
  | Readonly<{ kind: 'conflict-of-interest' }>
  | Readonly<{ kind: 'registered-before' }>;
