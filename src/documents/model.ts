/** Official papers (文书): which there are, and what is kept of one. */

import type { PlacesAsked, TemplateProblem } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';

export const PAPER_KINDS = [
  'assignment',
  'supervision-letter',
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

/** How much of a matter lies in a paper: nobody who is shown less of the matter reads it. */
export const PAPER_SIGHTS = ['full', 'released', 'unit'] as const;
export type PaperSight = (typeof PAPER_SIGHTS)[number];

/** A number as it is written: 〔year〕nth号. */
export type PaperNumber = Readonly<{ year: number; nth: number }>;

export type Paper = Readonly<{
  id: Uuid;
  kind: PaperKind;
  state: PaperState;
  /** Null on a draft, and on what bears no number. */
  number: PaperNumber | null;
  /** The organ that issues it. */
  unitId: Uuid;
  /** Null where it is about several matters, or none. */
  matterId: Uuid | null;
  /** Those it is about where they are several. */
  matterIds: readonly Uuid[];
  /** The step of the matter it is about, where it is about one. */
  step: number | null;
  /** The unit it goes to; null where it goes to nobody of ours. */
  toUnitId: Uuid | null;
  sight: PaperSight;
  templateVersion: number;
  /** SHA-256 over kind, template, number and data, a salt among them: the same paper has the same one, whenever its file is made. */
  dataHash: string;
  madeAt: Instant;
  madeOn: LocalDate;
  madeByUser: Uuid;
  madeByName: string;
  issuedAt: Instant | null;
  voidedAt: Instant | null;
  voidReason: string | null;
}>;

/** A template of a kind: the program's own have no maker, the others are the office's, each from its day on. */
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
  /** Before the number; null on what bears none. */
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
