/** Requests about one's own data (个人信息保护法 44–50), their answers, and everything that is kept about a person. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { MatterFacts, Office, Opening, SecretField } from './model.ts';

/** See and copy 查阅复制, correct and complete 更正补充, erase 删除, have it explained 解释说明. */
export const DATA_REQUEST_KINDS = ['copy', 'correct', 'erase', 'explain'] as const;
export type DataRequestKind = (typeof DATA_REQUEST_KINDS)[number];

export const DATA_CHANNELS = ['track-page', 'in-person', 'letter'] as const;
export type DataChannel = (typeof DATA_CHANNELS)[number];

/** Recognition of the person: by receipt, or by comparing what they say with what is sealed. */
export type KnownBy = 'receipt' | 'comparison';

/** Sealed contact; empty text means none. */
export type Contact = Readonly<{ name: string; phone: string }>;

/** A number that is told of news, to its person: masked, and how often it was used. */
export type NoticeKept = Readonly<{ phone: string; uses: number; usedOn: LocalDate | null }>;

export type DataStepWhat = 'proposed' | 'denied' | 'done' | 'refused';

/** One thing an office (null: the person themselves) did about a request; written for the person, never changed. */
export type DataStep = Readonly<{
  what: DataStepWhat;
  /** Code of a `data-refusal-ground`. */
  ground: string | null;
  reason: string | null;
  office: Office | null;
  byUserId: Uuid | null;
  at: Instant;
}>;

export type DataRequest = Readonly<{
  id: Uuid;
  matterId: Uuid;
  divisionCode: string;
  lane: MatterFacts['lane'];
  kind: DataRequestKind;
  channel: DataChannel;
  knownBy: KnownBy;
  identified: boolean;
  receivedOn: LocalDate;
  /** The dated limit it was received under. */
  limit: Readonly<{ version: number; amount: number; unit: 'working-day' | 'calendar-day' }>;
  dueOn: LocalDate;
  dueProvisional: boolean;
  /** The office that wrote it down; null where the person did. */
  office: Office | null;
  at: Instant;
  steps: readonly DataStep[];
}>;

/** `proposed`: an erasure waits for the second person. */
export type DataStanding = 'open' | 'proposed' | 'done' | 'refused';

export type DataAct = 'copy' | 'correct' | 'explain' | 'propose-erasure' | 'decide-erasure' | 'refuse';

export type Correction = Readonly<{ on: LocalDate; fields: readonly SecretField[]; byOffice: boolean }>;

/** One text the person wrote, in the order written; null once erased. */
export type OwnText = Readonly<{ kind: string; on: LocalDate; text: string | null }>;
export type OwnPhoto = Readonly<{ id: Uuid; on: LocalDate; jpegBase64: string | null }>;
/** A document an office registered for the person: `kind` its format, `no` by which it is called, `size` in bytes. */
export type OwnDocument = Readonly<{ on: LocalDate; kind: string; no: number; size: number }>;

/** Review kept beside a matter: codes for programs, words for people. */
export type ReviewKept = Readonly<{
  grade: number;
  reasons: readonly string[];
  inWords: Readonly<Record<'zh' | 'en', Readonly<{ grade: string; reasons: readonly string[] }>>>;
}>;

/** Everything kept about the person behind one matter, as they see it and may take it away. */
export type PersonalData = Readonly<{
  matterId: Uuid;
  procedure: string;
  receivedOn: LocalDate;
  place: string | null;
  category: string | null;
  contact: Contact;
  /** The number that is told of news; to everybody but the sender it is masked. */
  notice: NoticeKept | null;
  /** The enterprise whose own code was scanned. */
  entity: Readonly<{ name: string; uscc: string }> | null;
  texts: readonly OwnText[];
  photos: readonly OwnPhoto[];
  documents: readonly OwnDocument[];
  /** Grade and reasons of the review the matter came from. */
  review: ReviewKept | null;
  /** Offices that handled it and read what was released to them; never who complained. */
  sharedWith: readonly string[];
  openings: readonly Opening[];
  corrections: readonly Correction[];
  erasedAt: Instant | null;
  kept: readonly Readonly<{
    what: 'identity' | 'words';
    keepDays: number;
    basis: string;
    /** Whether a legal hold preserves it for now. */
    held: boolean;
  }>[];
}>;
