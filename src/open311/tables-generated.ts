/** Written by `npm run gen`: change what it is written from. */

import type { At, Bytes, Day, Id } from '../platform/postgres/columns.ts';

export interface Open311Columns {
  open311_batch: {
    week_of: Day;
    published: number;
    at: At;
  };
  open311_client: {
    id: Id;
    name: string;
    purpose: string;
    division_code: string;
    key_hash: Bytes;
    key_hint: string;
    issued_at: At;
    issued_by_post: Id;
    last_used_week: Day<null>;
    revoked_at: At<null>;
    revoked_by_post: Id<null>;
    revoke_reason: string | null;
  };
  open311_filing: {
    id: Id;
    token: Id;
    client_id: Id;
    matter_id: Id;
    request_mac: Bytes<null>;
    content_mac: Bytes;
    at: At;
  };
  open311_published: {
    id: Id;
    matter_id: Id;
    service_code: string;
    status: string;
    period: string;
    from_on: Day;
    until_on: Day;
    place: string;
    agency: string;
    address: string;
    address_id: string | null;
    expected_on: Day<null>;
    published_on: Day;
    changed_on: Day;
  };
}
