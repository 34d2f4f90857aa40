/** Written by `npm run gen`: change what it is written from. */

import type { At, Bytes, Day, Id } from '../platform/postgres/columns.ts';

export interface CasesColumns {
  cases_handover: {
    matter_id: Id;
    submission_id: Id;
    platform_id: Id;
    reference: string;
    content_mac: Bytes;
    at: At;
  };
  cases_platform: {
    id: Id;
    name: string;
    division_code: string;
    callback_url: string | null;
    key_hash: Bytes;
    key_hint: string;
    key_version: number;
    issued_at: At;
    issued_by_post: Id;
    last_used_week: Day<null>;
    revoked_at: At<null>;
    revoked_by_post: Id<null>;
    revoke_reason: string | null;
  };
  cases_state: {
    matter_id: Id;
    seq: number;
    state: string;
    outcome: string | null;
    due_on: Day<null>;
    at: At;
    told_at: At<null>;
  };
}
