/** Written by `npm run gen`: change what it is written from. */

import type { At, Bytes, Id, Json } from '../platform/postgres/columns.ts';

export interface ImportsColumns {
  imports_change: {
    run_id: Id;
    row_number: number;
    key: string;
    label: string;
    object_id: Id<null>;
    version: number | null;
    differences: Json;
  };
  imports_fault: {
    run_id: Id;
    row_number: number;
    column_key: string;
    reason: string;
    value: string;
    hint: string | null;
  };
  imports_mapping: {
    kind: string;
    unit_id: Id;
    headings: Json;
    saved_at: At;
  };
  imports_part: {
    run_id: Id;
    number: number;
    bytes: Bytes;
  };
  imports_row: {
    run_id: Id;
    row_number: number;
    id: Id;
    key: string;
    label: string;
    facts: string[];
  };
  imports_run: {
    id: Id;
    kind: string;
    state: string;
    file_name: string;
    file_bytes: number;
    user_id: Id<null>;
    post_id: Id<null>;
    unit_id: Id<null>;
    division_code: string;
    made_at: At;
    sheets: Json;
    mapping: Json<object, null>;
    mode: string | null;
    phase: string | null;
    done: number;
    total: number;
    worker: Id<null>;
    worker_seen_at: At<null>;
    attempts: number;
    counts: Json<object, null>;
    problem: Json<object, null>;
    checked_at: At<null>;
    written_at: At<null>;
    ended_at: At<null>;
    file_key: Bytes<null>;
    file_key_id: string | null;
  };
}
