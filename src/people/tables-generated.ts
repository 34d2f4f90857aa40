/** Written by `npm run gen`: change what it is written from. */

import type { At, Bytes, Day, Id, Json } from '../platform/postgres/columns.ts';

export interface PeopleColumns {
  people_audit: {
    id: Id;
    at: At;
    user_id: Id<null>;
    post_id: Id<null>;
    principal_user: Id<null>;
    session_id: Id<null>;
    action: string;
    object_kind: string;
    object_id: string | null;
    outcome: string;
    detail: Json;
    sealed: boolean;
  };
  people_delegation: {
    id: Id;
    post_id: Id;
    to_user: Id;
    principal_user: Id;
    from_on: Day;
    to_on: Day;
    reason: string;
    made_at: At;
    ended_at: At<null>;
    ended_on: Day<null>;
  };
  people_division: {
    code: string;
    name: string;
    pinyin: string | null;
    level: string;
    parent_code: string | null;
    statistical_codes: string[];
  };
  people_holding: {
    id: Id;
    user_id: Id;
    post_id: Id;
    from_on: Day;
    until_on: Day<null>;
  };
  people_holding_past: {
    id: Id;
    holding_id: Id;
    from_on: Day;
    until_on: Day<null>;
    changed_by_post: Id<null>;
    changed_at: At;
  };
  people_legal_hold: {
    id: Id;
    kind: string;
    object_id: string;
    reason: string;
    placed_by_post: Id<null>;
    placed_at: At;
    lifted_at: At<null>;
    lifted_by_post: Id<null>;
  };
  people_notice: {
    id: Id;
    post_id: Id;
    kind: string;
    matter_id: Id<null>;
    at: At;
    read_at: At<null>;
    read_by_user: Id<null>;
    ended_at: At<null>;
    about_id: Id<null>;
  };
  people_one_time_link: {
    id: Id;
    token_hash: Bytes;
    user_id: Id;
    made_by_post: Id<null>;
    made_at: At;
    expires_at: At;
    used_at: At<null>;
    revoked_at: At<null>;
  };
  people_password_past: {
    id: Id;
    user_id: Id;
    password_scheme: string;
    password_hash: string;
    set_at: At;
  };
  people_phrase: {
    id: Id;
    unit_id: Id;
    use: string;
    body: string;
    made_at: At;
    made_by_user: Id;
    ended_at: At<null>;
    ended_by_user: Id<null>;
  };
  people_post: {
    id: Id;
    role: string;
    unit_id: Id;
    division_code: string;
    title: string;
    valid_from: Day;
    valid_to: Day<null>;
    since_on: Day;
    version: number;
  };
  people_post_past: {
    id: Id;
    post_id: Id;
    unit_id: Id;
    title: string;
    from_on: Day;
    until_on: Day;
    changed_by_post: Id<null>;
    changed_at: At;
  };
  people_privacy_notice: {
    version: number;
    lang: string;
    from_on: Day;
    handler: string;
    purpose: string;
    way: string;
    kinds: string;
    retention: string;
    rights: string;
  };
  people_provider_account: {
    id: Id;
    subject_key: Bytes;
    user_id: Id<null>;
    code_hash: Bytes<null>;
    code_until: At<null>;
    seen_at: At;
    linked_at: At<null>;
  };
  people_retention_rule: {
    kind: string;
    from_on: Day;
    keep_days: number;
    least_days: number | null;
    basis: string;
    verified: boolean;
    set_by_post: Id<null>;
    set_at: At;
  };
  people_sections: {
    unit_id: Id;
    names: string[];
    at: At;
    by_user: Id;
  };
  people_session: {
    id: Id;
    token_hash: Bytes;
    user_id: Id;
    post_id: Id<null>;
    state: string;
    second_factor_at: At<null>;
    browser: string;
    created_at: At;
    last_seen_at: At;
    expires_at: At;
    ended_at: At<null>;
    ended_reason: string | null;
    way: string;
  };
  people_sign_in_failure: {
    key: Bytes;
    kind: string;
    failures: number;
    first_at: At;
    last_at: At;
    blocked_until: At<null>;
    account: Bytes<null>;
  };
  people_sign_off: {
    id: Id;
    unit_id: Id;
    since: At;
    since_by_user: Id;
    until: At<null>;
    until_by_user: Id<null>;
  };
  people_telling: {
    user_id: Id;
    by_mail: boolean;
    sms_to: Bytes<null>;
    messenger_to: Bytes<null>;
    key_id: string;
    rhythm: string;
    quiet_from: string | null;
    quiet_until: string | null;
    lang: string;
    since: At;
  };
  people_unit: {
    id: Id;
    name: string;
    division_code: string;
    parent_id: Id<null>;
    valid_from: Day;
    valid_to: Day<null>;
    since_on: Day;
    version: number;
  };
  people_unit_past: {
    id: Id;
    unit_id: Id;
    name: string;
    parent_id: Id<null>;
    from_on: Day;
    until_on: Day;
    changed_by_post: Id<null>;
    changed_at: At;
  };
  people_unit_successor: {
    unit_id: Id;
    successor_id: Id;
    on_date: Day;
    main: boolean;
  };
  people_user: {
    id: Id;
    username: string;
    display_name: string;
    division_code: string;
    email: string | null;
    password_scheme: string | null;
    password_hash: string | null;
    password_set_at: At<null>;
    totp_secret: Bytes<null>;
    totp_key_id: string | null;
    totp_confirmed_at: At<null>;
    totp_last_step: number | null;
    disabled_at: At<null>;
    created_at: At;
    version: number;
    posts_suspended_at: At<null>;
    told_at: At<null>;
  };
  people_view: {
    id: Id;
    owner_user: Id;
    list: string;
    name: string;
    search: Json;
    columns: string[] | null;
    shared_unit: Id<null>;
    changed_at: At;
    version: number;
  };
  people_view_default: {
    user_id: Id;
    list: string;
    view_id: Id;
  };
  people_waiting_act: {
    id: Id;
    kind: string;
    object_id: string;
    division_code: string;
    releasers: string[];
    facts: Json;
    given: Json;
    concerns_user: Id<null>;
    asked_by_user: Id;
    asked_by_post: Id<null>;
    asked_at: At;
    expires_at: At<null>;
    decision: string | null;
    decision_reason: string | null;
    decided_by_user: Id<null>;
    decided_by_post: Id<null>;
    decided_at: At<null>;
  };
}
