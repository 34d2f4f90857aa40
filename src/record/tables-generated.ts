/** Written by `npm run gen`: change what it is written from. */

import type { At, Bytes, Id, Json } from '../platform/postgres/columns.ts';

export interface RecordColumns {
  record_event: {
    stream_id: Id;
    seq: number;
    type: string;
    at: At;
    data: Json;
    prev_hash: Bytes;
    hash: Bytes;
    kind: string;
  };
  record_leaf: {
    leaf_index: number;
    leaf_hash: Bytes;
    blind: Bytes;
    stream_id: Id<null>;
    seq: number | null;
  };
  record_leaf_node: {
    level: number;
    node_index: number;
    hash: Bytes;
  };
  record_seal: {
    number: number;
    size: number;
    root: Bytes;
    at: At;
    previous: Bytes;
    key_id: string;
    signature: Bytes;
  };
  record_seal_key: {
    key_id: string;
    public_key: Bytes;
    first_number: number;
  };
  record_verification: {
    id: Id;
    asked_by_user: Id<null>;
    asked_by_post: Id<null>;
    asked_at: At;
    begun_at: At<null>;
    beat_at: At<null>;
    step: string;
    done: number;
    ended_at: At<null>;
    report: Json<object, null>;
  };
}
