/** Written by `npm run gen`: change what it is written from. */

import type { At, Bytes, Day, Id } from '../platform/postgres/columns.ts';

export interface VaultColumns {
  vault_correction: {
    id: Id;
    matter_id: Id;
    fields: string;
    request_id: Id<null>;
    at: At;
  };
  vault_data_key: {
    matter_id: Id;
    kek_id: string;
    wrapped_key: Bytes;
    created_at: At;
  };
  vault_data_request: {
    id: Id;
    matter_id: Id;
    division_code: string;
    lane: string;
    kind: string;
    channel: string;
    known_by: string;
    identified: boolean;
    words: Bytes<null>;
    received_on: Day;
    limit_version: number;
    limit_amount: number;
    limit_unit: string;
    due_on: Day;
    due_provisional: boolean;
    by_user: Id<null>;
    by_post: Id<null>;
    for_post: Id<null>;
    office_unit: string | null;
    office_post: string | null;
    at: At;
  };
  vault_data_step: {
    request_id: Id;
    no: number;
    what: string;
    ground: string | null;
    reason: string | null;
    submission_id: Id<null>;
    by_user: Id<null>;
    by_post: Id<null>;
    for_post: Id<null>;
    office_unit: string | null;
    office_post: string | null;
    at: At;
  };
  vault_decision: {
    request_id: Id;
    approved: boolean;
    reason: string;
    decided_by_user: Id;
    decided_by_post: Id;
    decided_for_post: Id<null>;
    office_unit: string;
    office_post: string;
    at: At;
  };
  vault_erasure: {
    id: Id;
    matter_id: Id;
    secrets: number;
    at: At;
  };
  vault_notice: {
    matter_id: Id;
    sealed: Bytes;
    lang: string;
    since: At;
    new_at: At<null>;
    newest_at: At<null>;
    told_at: At;
    uses: number;
    used_on: Day<null>;
  };
  vault_opening: {
    id: Id;
    matter_id: Id;
    fields: string;
    reason: string;
    request_id: Id<null>;
    opened_by_user: Id;
    opened_by_post: Id;
    opened_for_post: Id<null>;
    office_unit: string;
    office_post: string;
    at: At;
  };
  vault_request: {
    id: Id;
    matter_id: Id;
    fields: string;
    reason: string;
    asked_by_user: Id;
    asked_by_post: Id;
    asked_for_post: Id<null>;
    office_unit: string;
    office_post: string;
    at: At;
  };
  vault_secret: {
    matter_id: Id;
    field: string;
    sealed: Bytes;
    sealed_at: At;
  };
}
