/** Row types of the tables of imports. */

import type { ColumnType } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Difference } from '../formats/index.ts';
import type { Mapping, RunCounts, RunProblem, RunState, SheetName, WriteMode } from './model.ts';
import type { Remembered } from './rules-headings.ts';

type Timestamp = ColumnType<Instant, string, string>;
type NullableTimestamp = ColumnType<Instant | null, string | null, string | null>;
type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null, string | null>;

export interface ImportsTables {
  imports_run: {
    id: Uuid;
    kind: string;
    state: RunState;
    file_name: string;
    file_bytes: number;
    user_id: Uuid | null;
    post_id: Uuid | null;
    unit_id: Uuid | null;
    division_code: string;
    made_at: Timestamp;
    sheets: Json<readonly SheetName[]>;
    mapping: NullableJson<Mapping>;
    mode: WriteMode | null;
    phase: 'reading' | 'comparing' | 'writing' | null;
    done: number;
    total: number;
    worker: Uuid | null;
    worker_seen_at: NullableTimestamp;
    attempts: number;
    counts: NullableJson<RunCounts>;
    problem: NullableJson<RunProblem>;
    checked_at: NullableTimestamp;
    written_at: NullableTimestamp;
    ended_at: NullableTimestamp;
  };
  imports_part: { run_id: Uuid; number: number; bytes: Buffer };
  imports_row: {
    run_id: Uuid;
    row_number: number;
    id: Uuid;
    key: string;
    label: string;
    facts: readonly (string | null)[];
  };
  imports_fault: {
    run_id: Uuid;
    row_number: number;
    column_key: string;
    reason: string;
    value: string;
    hint: string | null;
  };
  imports_change: {
    run_id: Uuid;
    row_number: number;
    key: string;
    label: string;
    object_id: Uuid | null;
    version: number | null;
    differences: Json<readonly Difference[]>;
  };
  imports_mapping: {
    kind: string;
    unit_id: Uuid;
    headings: Json<Remembered>;
    saved_at: Timestamp;
  };
}
