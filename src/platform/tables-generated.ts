/** Written by `npm run gen`: change what it is written from. */

import type { At, Id, Json } from './postgres/columns.ts';

export interface PlatformColumns {
  platform_job: {
    name: string;
    last_started_at: At;
    last_finished_at: At<null>;
    last_outcome: string | null;
  };
  platform_message: {
    id: Id;
    channel: string;
    kind: string;
    about_id: Id;
  };
  platform_outbox: {
    id: Id;
    topic: string;
    payload: Json;
    created_at: At;
    available_at: At;
    attempts: number;
    done_at: At<null>;
    last_error: string | null;
  };
  platform_version: {
    name: string;
    version: number;
  };
}
