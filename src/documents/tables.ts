/** Row types of the tables of papers. */

import type { ColumnType } from 'kysely';

type Timestamp = ColumnType<string, string, string>;
type NullableTimestamp = ColumnType<string | null, string | null, string | null>;
type Day = ColumnType<string, string, string>;

export interface DocumentsTables {
  documents_paper: {
    id: string;
    kind: string;
    state: string;
    year: number | null;
    nth: number | null;
    unit_id: string;
    matter_id: string | null;
    matter_ids: string[];
    step: number | null;
    to_unit_id: string | null;
    sight: string;
    template_version: number;
    data_hash: string;
    body: ColumnType<object | null, string | null, string | null>;
    sealed: Buffer | null;
    made_at: Timestamp;
    made_on: Day;
    made_by_user: string;
    made_by_post: string;
    made_by_name: string;
    issued_at: NullableTimestamp;
    voided_at: NullableTimestamp;
    voided_by_post: string | null;
    void_reason: string | null;
  };
  documents_template: {
    kind: string;
    version: number;
    from_on: Day;
    bytes: Buffer;
    hash: string;
    note: string;
    made_at: Timestamp;
    made_by_user: string | null;
    made_by_name: string | null;
  };
}
