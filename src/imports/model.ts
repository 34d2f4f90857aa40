/** An import: its file, mapping, states, counts and problems. */

import type { SheetProblem, TextForm } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/**
 * uploading → mapping → check-waiting → checking → checked → write-waiting → writing → written.
 * From `checked` back to `mapping` when the columns are chosen anew; `given-up` from anywhere but writing and written.
 */
export const RUN_STATES = [
  'uploading',
  'mapping',
  'check-waiting',
  'checking',
  'checked',
  'write-waiting',
  'writing',
  'written',
  'given-up',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** `all`: written only if every row is good. `good`: the good rows are written, the bad ones handed back. */
export const WRITE_MODES = ['all', 'good'] as const;
export type WriteMode = (typeof WRITE_MODES)[number];

export type SheetName = Readonly<{ name: string; hidden: boolean }>;

/** Places of headings and columns. Rows count from 1, columns from 0. */
export type Mapping = Readonly<{
  sheet: number;
  headingFrom: number;
  headingTo: number;
  /** Heading over each column. */
  labels: readonly string[];
  /** Key of a kind's column → place in the sheet. Keys left out are not in the file. */
  columns: Readonly<Record<string, number>>;
  /** Encoding and separator of a csv, detected or given. */
  text: TextForm | null;
  /** Chosen by a person; absent where guessed. */
  byHand?: true;
}>;

/** `reading` counts bytes of the file, the others rows. */
export type Progress = Readonly<{ phase: 'reading' | 'comparing' | 'writing'; done: number; total: number }>;

export type RunCounts = Readonly<{
  /** Rows under the heading, empty ones and remarks left out. */
  rows: number;
  bad: number;
  /** Remarks and titles among the rows: one merged cell over the whole width. */
  remarks: number;
  /** Lines of sums (合计, 小计), which are no records. */
  totals: number;
  /** Records in rows the spreadsheet hides: filtered out or folded away. They are read like the others. */
  hidden: number;
  /** Rows that repeat an earlier one word for word, where the kind takes that for one record. */
  repeated: number;
  created: number;
  changed: number;
  unchanged: number;
}>;

export type ImportRun = Readonly<{
  id: Uuid;
  kind: string;
  state: RunState;
  fileName: string;
  fileBytes: number;
  /** Parts received; all of them once past `uploading`. */
  parts: number;
  /** Null for the command line. */
  userId: Uuid | null;
  postId: Uuid | null;
  unitId: Uuid | null;
  divisionCode: string;
  madeAt: Instant;
  /** Its file and rows lie under a key of their own; false once it has ended, when they are gone. */
  isSealed: boolean;
  sheets: readonly SheetName[];
  mapping: Mapping | null;
  mode: WriteMode | null;
  progress: Progress | null;
  counts: RunCounts | null;
  /** Why the last step failed. */
  problem: RunProblem | null;
  checkedAt: Instant | null;
  writtenAt: Instant | null;
}>;

export type RunProblem =
  | SheetProblem
  | Readonly<{ kind: 'changed-meanwhile' }>
  | Readonly<{ kind: 'import-too-many-rows'; most: number }>
  | Readonly<{ kind: 'import-post-lost' }>
  | Readonly<{ kind: 'import-broken' }>;

export type ImportProblem =
  | SheetProblem
  | Readonly<{ kind: 'import-not-found' }>
  | Readonly<{ kind: 'import-kind-not-yours' }>
  | Readonly<{ kind: 'import-of-another' }>
  | Readonly<{ kind: 'import-file-too-large'; most: number }>
  | Readonly<{ kind: 'import-part-wrong' }>
  | Readonly<{ kind: 'import-parts-missing'; parts: readonly number[] }>
  | Readonly<{ kind: 'import-file-gone' }>
  | Readonly<{ kind: 'import-not-now'; state: RunState }>
  | Readonly<{ kind: 'import-columns-missing'; columns: readonly string[] }>
  | Readonly<{ kind: 'import-mapping-wrong' }>
  /** Columns of a kind nobody may bring; `detail` is their headings. */
  | Readonly<{ kind: 'import-heading-refused'; detail: string }>
  | Readonly<{ kind: 'import-has-bad-rows'; bad: number }>
  | Readonly<{ kind: 'import-nothing-to-write' }>
  | Readonly<{ kind: 'submission-reused' }>;

/** Reach over imports: kinds one may bring in, made in one's divisions. */
export type Reach = Readonly<{ divisionCodes: readonly string[]; kinds: readonly string[] }>;

/** New records kept for looking through after writing. */
export const NEW_ROWS_KEPT = 1_000;

/** Size of an upload's part: a lost one is soon sent again. */
export const PART_BYTES = 1024 * 1024;
/** The register of a city in the widest form seen is 150 MB. */
export const MOST_FILE_BYTES = 400 * 1024 * 1024;

/** Whether all parts are there: not before they have come, nor after their retention ended. */
export function isWhole(run: Pick<ImportRun, 'parts' | 'fileBytes'>): boolean {
  return run.parts === partsOf(run.fileBytes);
}

export function partsOf(fileBytes: number): number {
  return Math.max(1, Math.ceil(fileBytes / PART_BYTES));
}
