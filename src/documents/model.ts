/** Official papers (文书): kinds, states, and the record of one. */

import type { PlacesAsked, TemplateProblem } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';

export const PAPER_KINDS = [
  'assignment',
  'supervision-letter',
  'interview-notice',
  'acceptance-notice',
  'refusal-notice',
  'extension-notice',
  'result-notice',
  'hand-over-letter',
  'bulletin',
  'matter-sheet',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const PAPER_STATES = ['draft', 'issued', 'void'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

/** Sight a paper needs: a reader who is shown less of the matter may not read it. */
export const PAPER_SIGHTS = ['full', 'released', 'unit'] as const;
export type PaperSight = (typeof PAPER_SIGHTS)[number];

/** A number as it is written: 〔year〕nth号. */
export type PaperNumber = Readonly<{ year: number; nth: number }>;

export type Paper = Readonly<{
  id: Uuid;
  kind: PaperKind;
  state: PaperState;
  /** Null on a draft and on kinds without numbers. */
  number: PaperNumber | null;
  /** The organ that issues it. */
  unitId: Uuid;
  /** Null for a paper about several matters, or none. */
  matterId: Uuid | null;
  matterIds: readonly Uuid[];
  step: number | null;
  /** The unit it is addressed to; null for a complainant. */
  toUnitId: Uuid | null;
  sight: PaperSight;
  templateVersion: number;
  /** SHA-256 over kind, template, number and salted data: equal for every file made of the paper. */
  dataHash: string;
  madeAt: Instant;
  madeOn: LocalDate;
  madeByUser: Uuid;
  madeByName: string;
  issuedAt: Instant | null;
  voidedAt: Instant | null;
  voidReason: string | null;
}>;

/** A template of a kind; the program's own have no maker. */
export type Template = Readonly<{
  kind: PaperKind;
  version: number;
  from: LocalDate;
  hash: string;
  madeAt: Instant | null;
  madeByName: string | null;
  note: string;
}>;

export type KindFacts = Readonly<{
  /** The word before the number (发文字号); null on kinds without numbers. */
  numberWord: string | null;
  asked: PlacesAsked;
}>;

export type DocumentsProblem =
  | Readonly<{
      kind:
        | 'paper-not-found'
        | 'paper-not-offered'
        | 'paper-already-issued'
        | 'paper-not-draft'
        | 'paper-not-issued'
        | 'paper-erased'
        | 'paper-of-matters-unseen'
        | 'template-not-found'
        | 'template-in-the-past'
        | 'template-same'
        | 'template-missing'
        | 'submission-reused';
    }>
  | TemplateProblem;
