/** Row types of the seals' tables (append-only: the application role may only select and insert) and of the looks at them. */

import type { ColumnType } from 'kysely';

export interface MattersSealsTables {
  matters_leaf: {
    leaf_index: number;
    leaf_hash: Buffer;
    blind: Buffer;
    matter_id: string | null;
    seq: number | null;
  };
  matters_leaf_node: {
    level: number;
    node_index: number;
    hash: Buffer;
  };
  matters_seal: {
    number: number;
    size: number;
    root: Buffer;
    at: string;
    previous: Buffer;
    key_id: string;
    signature: Buffer;
  };
  matters_seal_key: {
    key_id: string;
    public_key: Buffer;
    first_number: number;
  };
  matters_verification: {
    id: string;
    asked_by_user: string | null;
    asked_by_post: string | null;
    asked_at: string;
    begun_at: ColumnType<string | null, string | null | undefined, string | null>;
    beat_at: ColumnType<string | null, string | null | undefined, string | null>;
    step: string;
    done: number;
    ended_at: ColumnType<string | null, string | null | undefined, string | null>;
    report: ColumnType<unknown, string | null | undefined, string>;
  };
}
