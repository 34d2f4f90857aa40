/** Row types of the record's tables. Events, leaves, nodes, seals and keys are append-only: the application role may only select and insert. */

import type { ColumnType } from 'kysely';

type Timestamp = ColumnType<string, string, string>;
type NullableTimestamp = ColumnType<string | null, string | null, string | null>;

export interface RecordTables {
  record_event: {
    kind: string;
    stream_id: string;
    seq: number;
    type: string;
    at: ColumnType<string, string, never>;
    data: ColumnType<Record<string, unknown>, string, never>;
    prev_hash: Buffer;
    hash: Buffer;
  };
  record_leaf: {
    leaf_index: number;
    leaf_hash: Buffer;
    blind: Buffer;
    stream_id: string | null;
    seq: number | null;
  };
  record_leaf_node: {
    level: number;
    node_index: number;
    hash: Buffer;
  };
  record_seal: {
    number: number;
    size: number;
    root: Buffer;
    at: string;
    previous: Buffer;
    key_id: string;
    signature: Buffer;
  };
  record_seal_key: {
    key_id: string;
    public_key: Buffer;
    first_number: number;
  };
  record_verification: {
    id: string;
    asked_by_user: string | null;
    asked_by_post: string | null;
    asked_at: Timestamp;
    begun_at: NullableTimestamp;
    beat_at: NullableTimestamp;
    step: string;
    done: number;
    ended_at: NullableTimestamp;
    report: ColumnType<Record<string, unknown> | null, string | null | undefined, string>;
  };
}
