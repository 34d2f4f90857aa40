/** Types of what the server sends, from its OpenAPI document. */

import type {
  ActingPost,
  Code,
  DeadlineExplained,
  DeskTask,
  FigureLine,
  LikelyDuplicate,
  Matter,
  MatterCommandInput,
  MatterDeadline,
  MatterFile,
  MatterLine,
  MatterMessage,
  MatterStep,
  Paper,
  ProcedureTerms,
  SaidWords,
  VaultHoldings,
} from './schema.ts';

export type * from './schema.ts';

export type Role = ActingPost['role'];

export type PlaqueState = Code['state'];
export type PaperKind = Paper['kind'];
export type PaperState = Paper['state'];
export type Past = Readonly<{
  fromOn: string;
  untilOn: string;
  facts: Readonly<Record<string, string | boolean | null>>;
}>;
/** A page; `capped` means that there are more than `total`. */
export type Page<T> = Readonly<{ total: number; capped?: boolean; items: readonly T[] }>;

export type SecretField = VaultHoldings['fields'][number];

export type Explanation = DeadlineExplained;
export type ExplainedDay = Explanation['days'][number];
export type LegalLimit = ProcedureTerms['sign'];

export type FigureTable = Readonly<{
  by: string;
  from: string;
  to: string;
  upTo: string;
  total: number;
  groups: number;
  standings: Readonly<{ above: number; below: number; cannotTell: number; noData: number }>;
  lines: readonly FigureLine[];
  whole: FigureLine;
}>;

export type Phase = MatterLine['phase'];
export type TaskLine = DeskTask;
export type MatterView = Matter;
export type DeadlineView = MatterDeadline;
export type DayRun = DeadlineView['runs'][number];
export type SaidView = SaidWords;
export type FileView = MatterFile;
export type MessageView = MatterMessage;
export type TimelineStep = MatterStep;
export type Duplicate = LikelyDuplicate;
export type MatterCommand = MatterCommandInput;
export type Watch =
  | 'contested'
  | 'overdue'
  | 'returned'
  | 'reclassified'
  | 'reminded'
  | 'letters'
  | 'silent-judge'
  | 'unreleased';
