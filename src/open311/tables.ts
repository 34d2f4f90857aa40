/** Row types of this slice's tables. */

import type { ColumnType } from 'kysely';

type Instant = ColumnType<string, string, string>;
type Day = ColumnType<string, string, string>;

export interface Open311ClientTable {
  id: string;
  name: string;
  purpose: string;
  division_code: string;
  key_hash: Buffer;
  key_hint: string;
  issued_at: Instant;
  issued_by_post: string;
  last_used_week: Day | null;
  revoked_at: Instant | null;
  revoked_by_post: string | null;
  revoke_reason: string | null;
}

export interface Open311FilingTable {
  id: string;
  token: string;
  client_id: string;
  matter_id: string;
  request_mac: Buffer | null;
  content_mac: Buffer;
  at: Instant;
}

export interface Open311PublishedTable {
  id: string;
  matter_id: string;
  service_code: string;
  status: 'open' | 'closed';
  period: 'week' | 'month' | 'quarter';
  from_on: Day;
  until_on: Day;
  place: 'window' | 'hall' | 'county' | 'city';
  agency: string;
  address: string;
  address_id: string | null;
  expected_on: Day | null;
  published_on: Day;
  changed_on: Day;
}

export interface Open311BatchTable {
  week_of: Day;
  published: number;
  at: Instant;
}

export interface Open311Tables {
  open311_client: Open311ClientTable;
  open311_filing: Open311FilingTable;
  open311_published: Open311PublishedTable;
  open311_batch: Open311BatchTable;
}
