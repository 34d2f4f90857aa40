/** Written by `npm run gen`: change what it is written from. */

import type { Uuid } from '../kernel/ids.ts';
import type { At, Bytes, Day, Days, Id } from '../platform/postgres/columns.ts';

export interface MattersColumns {
  matters_alarm: {
    matter_id: Id;
    what: string;
    light: string;
    due_on: Day;
    at: At;
  };
  matters_assignment: {
    matter_id: Id;
    no: number;
    unit_id: Id;
    given: string;
    given_on: Day;
    sign_due_on: Day<null>;
    signed_on: Day<null>;
    deemed: boolean;
    due_on: Day;
    suspended: boolean;
    ended_on: Day<null>;
    ended: string | null;
    handler_user_id: Id<null>;
    sent_back: number;
    extended_on: Days;
    suspended_on: Days;
    reclassified_on: Days;
    reclassified_from: string[];
    reclassified_to: string[];
    verdict: string | null;
    judged_on: Day<null>;
    reopened_on: Day<null>;
    shown: boolean;
  };
  matters_counter: {
    series: string;
    year: number;
    last: number;
  };
  matters_file: {
    id: Id;
    matter_id: Id;
    author: string;
    media_type: string;
    width: number | null;
    height: number | null;
    bytes: Bytes<null>;
    commitment_key: Bytes<null>;
    release_of: Id<null>;
    created_at: At;
    erased_at: At<null>;
    named_at: At<null>;
    position: number;
  };
  matters_follow: {
    matter_id: Id;
    post_id: Id;
    user_id: Id;
    since: At;
  };
  matters_leg: {
    matter_id: Id;
    no: number;
    opened_on: Day;
    lead_unit_id: Id<null>;
    due_on: Day;
    submitted_on: Day<null>;
  };
  matters_likeness: {
    matter_id: Id;
    secret: string;
    signature: Bytes<null>;
  };
  matters_matter: {
    id: Id;
    seq: number;
    phase: string;
    lane: string;
    procedure: string;
    procedure_version: string;
    division_code: string;
    office_division: string;
    respondent_unit_id: Id<null>;
    place_kind: string;
    window_id: Id<null>;
    hall_id: Id<null>;
    category_code: string | null;
    parent_id: Id<null>;
    lead_unit_id: Id<null>;
    judged_by_complainant: boolean;
    has_receipt: boolean;
    real_name: boolean;
    leg: number;
    returns: number;
    redos: number;
    reminders: number;
    letters: number;
    reclassified: boolean;
    received_at: At;
    received_on: Day;
    accepted_on: Day<null>;
    closed_on: Day<null>;
    outcome: string | null;
    due_kind: string | null;
    due_on: Day<null>;
    due_provisional: boolean;
    any_provisional: boolean;
    changed_at: At;
    dispatched_on: Day<null>;
    signed_on: Day<null>;
    answered_on: Day<null>;
    left_on: Day<null>;
    concerned_unit_ids: Uuid[];
    number: string | null;
    raiser_unit_id: Id<null>;
    seated: string[];
    published: boolean;
    door: string | null;
    reference: string | null;
    jurisdiction: string | null;
  };
  matters_message: {
    id: Id;
    matter_id: Id;
    letter: string;
    text_id: Id;
    held: boolean;
    at: At;
  };
  matters_named: {
    matter_id: Id;
    unit_id: Id;
    user_id: Id<null>;
    section: string | null;
    at: At;
    by_user: Id;
  };
  matters_note: {
    id: Id;
    matter_id: Id;
    unit_id: Id;
    by_user: Id;
    body: string | null;
    at: At;
    erased_at: At<null>;
  };
  matters_part: {
    matter_id: Id;
    unit_id: Id;
    part: string;
    current: boolean;
  };
  matters_receipt: {
    id: Id;
    matter_id: Id;
    number_mac: Bytes;
    pass_mac: Bytes;
    created_at: At;
  };
  matters_receipt_session: {
    token_mac: Bytes;
    receipt_id: Id;
    expires_at: At;
  };
  matters_receipt_try: {
    try_mac: Bytes;
    wrong_passes: number;
    next_try_at: At<null>;
    at: At;
  };
  matters_request: {
    id: Id;
    matter_id: Id;
    seq: number;
    at: At;
  };
  matters_shown: {
    matter_id: Id;
    seq: number;
    phase: string;
    category_code: string | null;
    lead_unit_id: Id<null>;
    leg: number;
    returns: number;
    redos: number;
    reminders: number;
    letters: number;
    reclassified: boolean;
    closed_on: Day<null>;
    outcome: string | null;
    due_kind: string | null;
    due_on: Day<null>;
    due_provisional: boolean;
    changed_at: At;
    untold_on: Day<null>;
    place_released: boolean;
  };
  matters_submission: {
    submission_mac: Bytes;
    matter_id: Id;
    content_mac: Bytes;
    created_at: At;
  };
  matters_task: {
    matter_id: Id;
    no: number;
    what: string;
    letter: string;
    unit_id: Id<null>;
    division_code: string | null;
    roles: string[];
    due_kind: string | null;
    due_on: Day<null>;
    due_provisional: boolean;
  };
  matters_text: {
    id: Id;
    matter_id: Id;
    kind: string;
    author: string;
    position: number;
    body: string | null;
    sealed: Bytes<null>;
    commitment_key: Bytes<null>;
    release_of: Id<null>;
    created_at: At;
    erased_at: At<null>;
  };
}
