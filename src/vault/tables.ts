/** Row types of the vault's tables. */

import type { ColumnType } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { MatterFacts } from './model.ts';
import type { DataChannel, DataRequestKind, DataStepWhat, KnownBy } from './model-data.ts';

type Timestamp = ColumnType<Instant, string, string>;
type Day = ColumnType<LocalDate, string, string>;

export interface VaultTables {
  vault_data_key: {
    matter_id: Uuid;
    kek_id: string;
    wrapped_key: Uint8Array;
    created_at: Timestamp;
  };
  vault_erasure: {
    id: Uuid;
    matter_id: Uuid;
    secrets: number;
    at: Timestamp;
  };
  vault_secret: {
    matter_id: Uuid;
    field: string;
    sealed: Uint8Array;
    sealed_at: Timestamp;
  };
  vault_request: {
    id: Uuid;
    matter_id: Uuid;
    fields: string;
    reason: string;
    asked_by_user: Uuid;
    asked_by_post: Uuid;
    asked_for_post: Uuid | null;
    office_unit: string;
    office_post: string;
    at: Timestamp;
  };
  vault_decision: {
    request_id: Uuid;
    approved: boolean;
    reason: string;
    decided_by_user: Uuid;
    decided_by_post: Uuid;
    decided_for_post: Uuid | null;
    office_unit: string;
    office_post: string;
    at: Timestamp;
  };
  vault_data_request: {
    id: Uuid;
    matter_id: Uuid;
    division_code: string;
    lane: MatterFacts['lane'];
    kind: DataRequestKind;
    channel: DataChannel;
    known_by: KnownBy;
    identified: boolean;
    words: Uint8Array | null;
    received_on: Day;
    limit_version: number;
    limit_amount: number;
    limit_unit: 'working-day' | 'calendar-day';
    due_on: Day;
    due_provisional: boolean;
    by_user: Uuid | null;
    by_post: Uuid | null;
    for_post: Uuid | null;
    office_unit: string | null;
    office_post: string | null;
    at: Timestamp;
  };
  vault_data_step: {
    request_id: Uuid;
    no: number;
    what: DataStepWhat;
    ground: string | null;
    reason: string | null;
    submission_id: Uuid | null;
    by_user: Uuid | null;
    by_post: Uuid | null;
    for_post: Uuid | null;
    office_unit: string | null;
    office_post: string | null;
    at: Timestamp;
  };
  vault_correction: {
    id: Uuid;
    matter_id: Uuid;
    fields: string;
    request_id: Uuid | null;
    at: Timestamp;
  };
  vault_opening: {
    id: Uuid;
    matter_id: Uuid;
    fields: string;
    reason: string;
    request_id: Uuid | null;
    opened_by_user: Uuid;
    opened_by_post: Uuid;
    opened_for_post: Uuid | null;
    office_unit: string;
    office_post: string;
    at: Timestamp;
  };
}
