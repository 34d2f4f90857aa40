/** Row types of the loop's tables, as migration 0006 makes them. */

import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<string, string, string>;
type NullableTimestamp = ColumnType<string | null, string | null, string | null>;
type Day = ColumnType<string, string, string>;
type NullableDay = ColumnType<string | null, string | null, string | null>;

export interface MattersTables {
  matters_matter: {
    id: string;
    seq: number;
    number: string | null;
    raiser_unit_id: string | null;
    seated: string[];
    published: boolean;
    door: string | null;
    phase: string;
    lane: string;
    procedure: string;
    procedure_version: string;
    division_code: string;
    office_division: string;
    respondent_unit_id: string | null;
    concerned_unit_ids: string[];
    place_kind: string;
    window_id: string | null;
    hall_id: string | null;
    category_code: string | null;
    parent_id: string | null;
    lead_unit_id: string | null;
    judged_by_complainant: boolean;
    has_receipt: boolean;
    real_name: boolean;
    leg: number;
    returns: number;
    redos: number;
    reminders: number;
    letters: number;
    reclassified: boolean;
    received_at: Timestamp;
    received_on: Day;
    accepted_on: NullableDay;
    closed_on: NullableDay;
    outcome: string | null;
    due_kind: string | null;
    due_on: NullableDay;
    due_provisional: boolean;
    any_provisional: boolean;
    changed_at: Timestamp;
    dispatched_on: NullableDay;
    signed_on: NullableDay;
    answered_on: NullableDay;
    left_on: NullableDay;
  };
  matters_shown: {
    matter_id: string;
    seq: number;
    phase: string;
    category_code: string | null;
    lead_unit_id: string | null;
    leg: number;
    returns: number;
    redos: number;
    reminders: number;
    letters: number;
    reclassified: boolean;
    closed_on: NullableDay;
    outcome: string | null;
    due_kind: string | null;
    due_on: NullableDay;
    due_provisional: boolean;
    changed_at: Timestamp;
    untold_on: NullableDay;
  };
  matters_task: {
    matter_id: string;
    no: number;
    what: string;
    letter: string;
    unit_id: string | null;
    division_code: string | null;
    roles: string[];
    due_kind: string | null;
    due_on: NullableDay;
    due_provisional: boolean;
  };
  matters_leg: {
    matter_id: string;
    no: number;
    opened_on: Day;
    lead_unit_id: string | null;
    due_on: Day;
    submitted_on: NullableDay;
  };
  matters_part: {
    matter_id: string;
    unit_id: string;
    part: string;
    current: boolean;
  };
  matters_assignment: {
    matter_id: string;
    no: number;
    unit_id: string;
    given: string;
    given_on: Day;
    sign_due_on: NullableDay;
    signed_on: NullableDay;
    deemed: boolean;
    due_on: Day;
    suspended: boolean;
    ended_on: NullableDay;
    ended: string | null;
    handler_user_id: string | null;
    sent_back: number;
    extended_on: string[];
    suspended_on: string[];
    reclassified_on: string[];
    reclassified_from: string[];
    reclassified_to: string[];
    verdict: string | null;
    judged_on: NullableDay;
    reopened_on: NullableDay;
  };
  matters_text: {
    id: string;
    matter_id: string;
    kind: string;
    author: string;
    position: Generated<number>;
    body: string | null;
    sealed: Buffer | null;
    commitment_key: Buffer | null;
    release_of: string | null;
    created_at: Timestamp;
    erased_at: NullableTimestamp;
  };
  matters_file: {
    id: string;
    matter_id: string;
    author: string;
    media_type: string;
    width: number;
    height: number;
    bytes: Buffer | null;
    commitment_key: Buffer | null;
    release_of: string | null;
    created_at: Timestamp;
    erased_at: NullableTimestamp;
  };
  matters_message: {
    id: string;
    matter_id: string;
    letter: string;
    text_id: string;
    held: boolean;
    at: Timestamp;
  };
  matters_receipt: {
    id: string;
    matter_id: string;
    number_mac: Buffer;
    pass_mac: Buffer;
    created_at: Timestamp;
  };
  matters_receipt_try: {
    try_mac: Buffer;
    wrong_passes: number;
    next_try_at: NullableTimestamp;
    at: Timestamp;
  };
  matters_receipt_session: {
    token_mac: Buffer;
    receipt_id: string;
    expires_at: Timestamp;
  };
  matters_submission: {
    submission_mac: Buffer;
    matter_id: string;
    content_mac: Buffer;
    created_at: Timestamp;
  };
  matters_request: {
    id: string;
    matter_id: string;
    seq: number;
    at: Timestamp;
  };
  matters_alarm: {
    matter_id: string;
    what: string;
    light: string;
    due_on: Day;
    at: Timestamp;
  };
  matters_counter: {
    series: string;
    year: number;
    last: number;
  };
  matters_likeness: {
    matter_id: string;
    secret: string;
    signature: Buffer | null;
  };
}
