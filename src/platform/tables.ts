/** Row types of the platform's tables. */

import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<string, string, string>;
type NullableTimestamp = ColumnType<string | null, string | null, string | null>;

export interface PlatformTables {
  platform_outbox: {
    id: string;
    topic: string;
    payload: ColumnType<Record<string, unknown>, string, never>;
    created_at: Timestamp;
    available_at: Timestamp;
    attempts: Generated<number>;
    done_at: NullableTimestamp;
    last_error: string | null;
  };
  platform_job: {
    name: string;
    last_started_at: Timestamp;
    last_finished_at: NullableTimestamp;
    last_outcome: 'done' | 'failed' | null;
  };
  platform_version: {
    name: string;
    version: number;
  };
  platform_mail: {
    id: string;
    outbox_id: string;
    kind: string;
    to_post: string | null;
    state: 'sending' | 'sent' | 'failed';
    attempts: Generated<number>;
    at: Timestamp;
  };
}
