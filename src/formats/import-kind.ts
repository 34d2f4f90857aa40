/**
 * Contract of an import kind: the columns of its sheet, and how its slice reads, compares and writes the rows. `imports`
 * handles files and progress; what a row means is the slice's alone.
 *
 * It stands here because every slice gives kinds and only the first in the order can be seen by all.
 */

import type { Uuid } from '../kernel/ids.ts';
import type { CellFault, ImportColumn, RowReader, Said } from '../kernel/import-rows.ts';
import type { Result } from '../kernel/result.ts';
import type { City } from '../platform/city.ts';
import type { Lang } from '../platform/pages/words.ts';
import type { Queryable, Relation, Tx } from '../platform/postgres/db.ts';

export type { CellFault, ImportChoice, ImportColumn, RowFacts, RowReader, Said } from '../kernel/import-rows.ts';

/** A row that was read without fault, kept until somebody decides. */
export type StagedRow = Readonly<{
  row: number;
  /** Random; the id of what the row makes, if it makes something. */
  id: Uuid;
  key: string;
  label: string;
  facts: Readonly<Record<string, string | null>>;
  /** The record it would change, found by the comparison; null where none exists yet. */
  objectId: Uuid | null;
  version: number | null;
  differences: readonly Difference[];
}>;

export type Staged = Readonly<{
  /** Columns: row_number, id, key, label, object_id, version, and one text column for each of the kind's fields. For very many rows; not of a sealed kind. */
  relation: Relation;
  /** The rows in memory. */
  rows: () => Promise<readonly StagedRow[]>;
}>;

/** Values as they are kept (codes, ids); the kind's `shown` gives what a person reads. */
export type Difference = Readonly<{ field: string; before: string | null; after: string | null }>;

export type RowFault = CellFault & Readonly<{ row: number; value: string }>;
/** `objectId` null: the row makes something new and changes something beside it. */
export type RowChange = Readonly<{
  row: number;
  objectId: Uuid | null;
  version: number | null;
  differences: readonly Difference[];
}>;

/** A list in memory, or (for very many) a relation with the columns named at each list below. */
type Many<T> = readonly T[] | Relation;

/** Effects of the rows on what is registered. A row in none of the three lists makes something new. */
export type Comparison = Readonly<{
  /** row_number, column_key, reason, value, hint */
  faults: Many<RowFault>;
  /** row_number */
  unchanged: Many<Readonly<{ row: number }>>;
  /** row_number, object_id, version, differences (jsonb) */
  changes: Many<RowChange>;
}>;

/** Nothing was written, because a record changed after it was compared. */
export type WriteProblem = Readonly<{ kind: 'changed-meanwhile' }>;

/** @typeParam By who brings it in, and how far they reach */
export type ImportKind<By> = Readonly<{
  name: string;
  said: Said;
  /** A sentence on what one row is. */
  note: Said;
  columns: readonly ImportColumn[];
  /** The column that faults of a whole row are shown under: the one that identifies records. */
  keyColumn: string;
  /** Names of the facts, in the order they are kept. */
  fields: readonly string[];
  /** Names of the fields that differences show. */
  fieldSaid: Readonly<Record<string, Said>>;
  access: Readonly<{ action: string; roles: readonly string[] }>;
  mostRows: number;
  /** Repeats of a record in one file: `fault`, or `merge` where both rows say the same. */
  repeats: 'fault' | 'merge';
  /** Headings of columns nobody may bring: a file with one is refused by its name and not kept. */
  refusesHeading?: RegExp;
  /** Texts of the kind's own faults; `{{hint}}` is the fault's hint. */
  reasons: Readonly<Record<string, Said>>;
  /** Reasons of faults whose cell is not kept beside them: it may be of a person. */
  hidesValue?: readonly string[];
  /**
   * File and rows hold people: they lie under a key of the import, only whoever brought it in looks into them, they go when it
   * ends, and no fault keeps a cell. The kind reads its staged rows by `rows` and settles repeats as faults.
   */
  isSealed?: true;
  reader: (q: Queryable, city: City, by: By) => Promise<RowReader>;
  compare: (q: Queryable, city: City, by: By, staged: Staged) => Promise<Comparison>;
  /** Writes these rows in the caller's transaction; called for portions, in the order of the file. */
  write: (tx: Tx, city: City, by: By, staged: Staged) => Promise<Result<null, WriteProblem>>;
  /** For kinds that need a second person: who looks first, and what of the rows they read. */
  secondPerson?: Readonly<{
    releasers: readonly string[];
    facts: (q: Queryable, staged: Staged) => Promise<Readonly<Record<string, string | number>>>;
  }>;
  /** Turns a stored value into the text a person reads. */
  shown: (q: Queryable, lang: Lang) => Promise<(field: string, value: string) => string>;
}>;
