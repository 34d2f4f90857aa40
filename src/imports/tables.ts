/** Row types of the tables of imports. */

import type { Difference } from '../formats/index.ts';
import type { Json, RowTypes } from '../platform/postgres/columns.ts';
import type { Mapping, RunCounts, RunProblem, RunState, SheetName, WriteMode } from './model.ts';
import type { Remembered } from './rules-headings.ts';
import type { ImportsColumns } from './tables-generated.ts';

export type ImportsTables = RowTypes<
  ImportsColumns,
  {
    imports_run: {
      state: RunState;
      sheets: Json<readonly SheetName[]>;
      mapping: Json<Mapping, null>;
      mode: WriteMode | null;
      phase: 'reading' | 'comparing' | 'writing' | null;
      counts: Json<RunCounts, null>;
      problem: Json<RunProblem, null>;
    };
    imports_row: { facts: readonly (string | null)[] };
    imports_change: { differences: Json<readonly Difference[]> };
    imports_mapping: { headings: Json<Remembered> };
  }
>;
