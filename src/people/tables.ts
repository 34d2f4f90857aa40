/** Row types of the people slice's tables. */

import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<string, string, string>;
type NullableTimestamp = ColumnType<string | null, string | null | undefined, string | null>;
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface PeopleTables {
  people_division: {
    code: string;
    name: string;
    pinyin: Optional<string>;
    level: 'city' | 'county' | 'township';
    parent_code: Optional<string>;
    statistical_codes: Generated<string[]>;
  };
  people_unit: {
    id: string;
    name: string;
    division_code: string;
    parent_id: Optional<string>;
    valid_from: string;
    valid_to: Optional<string>;
    since_on: string;
    version: number;
  };
  people_unit_past: {
    id: string;
    unit_id: string;
    name: string;
    parent_id: Optional<string>;
    from_on: string;
    until_on: string;
    changed_by_post: Optional<string>;
    changed_at: Timestamp;
  };
  people_unit_successor: {
    unit_id: string;
    successor_id: string;
    on_date: string;
    main: boolean;
  };
  people_user: {
    id: string;
    username: string;
    display_name: string;
    division_code: string;
    email: Optional<string>;
    mailed_on: Optional<string>;
    password_scheme: Optional<string>;
    password_hash: Optional<string>;
    password_set_at: NullableTimestamp;
    totp_secret: Optional<Buffer>;
    totp_key_id: Optional<string>;
    totp_confirmed_at: NullableTimestamp;
    totp_last_step: Optional<number>;
    disabled_at: NullableTimestamp;
    posts_suspended_at: NullableTimestamp;
    created_at: Timestamp;
    version: number;
  };
  people_password_past: {
    id: string;
    user_id: string;
    password_scheme: string;
    password_hash: string;
    set_at: Timestamp;
  };
  people_post: {
    id: string;
    role: string;
    unit_id: string;
    division_code: string;
    title: string;
    valid_from: string;
    valid_to: Optional<string>;
    since_on: string;
    version: number;
  };
  people_post_past: {
    id: string;
    post_id: string;
    unit_id: string;
    title: string;
    from_on: string;
    until_on: string;
    changed_by_post: Optional<string>;
    changed_at: Timestamp;
  };
  people_holding: {
    id: string;
    user_id: string;
    post_id: string;
    from_on: string;
    until_on: Optional<string>;
  };
  people_holding_past: {
    id: string;
    holding_id: string;
    from_on: string;
    until_on: Optional<string>;
    changed_by_post: Optional<string>;
    changed_at: Timestamp;
  };
  people_delegation: {
    id: string;
    post_id: string;
    to_user: string;
    principal_user: string;
    from_on: string;
    to_on: string;
    reason: string;
    made_at: Timestamp;
    ended_at: NullableTimestamp;
    ended_on: Optional<string>;
  };
  people_session: {
    id: string;
    token_hash: Buffer;
    user_id: string;
    post_id: Optional<string>;
    state: 'second-factor' | 'open';
    second_factor_at: NullableTimestamp;
    browser: string;
    created_at: Timestamp;
    last_seen_at: Timestamp;
    expires_at: Timestamp;
    ended_at: NullableTimestamp;
    ended_reason: Optional<'signed-out' | 'revoked' | 'replaced' | 'password-changed' | 'disabled'>;
  };
  people_sign_in_failure: {
    key: Buffer;
    kind: 'place' | 'account' | 'address';
    account: Buffer | null;
    failures: number;
    first_at: Timestamp;
    last_at: Timestamp;
    blocked_until: NullableTimestamp;
  };
  people_one_time_link: {
    id: string;
    token_hash: Buffer;
    user_id: string;
    made_by_post: Optional<string>;
    made_at: Timestamp;
    expires_at: Timestamp;
    used_at: NullableTimestamp;
    revoked_at: NullableTimestamp;
  };
  people_audit: {
    id: string;
    at: Timestamp;
    user_id: Optional<string>;
    post_id: Optional<string>;
    principal_user: Optional<string>;
    session_id: Optional<string>;
    action: string;
    object_kind: string;
    object_id: Optional<string>;
    outcome: 'done' | 'refused' | 'failed';
    detail: ColumnType<Record<string, string | number | boolean | null>, string, never>;
  };
  people_notice: {
    id: string;
    post_id: string;
    kind: string;
    matter_id: Optional<string>;
    at: Timestamp;
    read_at: NullableTimestamp;
    read_by_user: Optional<string>;
  };
  people_privacy_notice: {
    version: number;
    lang: 'zh' | 'en';
    from_on: string;
    handler: string;
    purpose: string;
    way: string;
    kinds: string;
    retention: string;
    rights: string;
  };
  people_retention_rule: {
    kind: string;
    from_on: string;
    keep_days: number;
    least_days: Optional<number>;
    basis: string;
    verified: boolean;
    set_by_post: Optional<string>;
    set_at: Timestamp;
  };
  people_legal_hold: {
    id: string;
    kind: string;
    object_id: string;
    reason: string;
    placed_by_post: Optional<string>;
    placed_at: Timestamp;
    lifted_at: NullableTimestamp;
    lifted_by_post: Optional<string>;
  };
  people_waiting_act: {
    id: string;
    kind: string;
    object_id: string;
    division_code: string;
    releasers: string[];
    facts: ColumnType<Record<string, string | number | boolean | null>, string, never>;
    given: ColumnType<Record<string, unknown>, string, never>;
    concerns_user: Optional<string>;
    asked_by_user: string;
    asked_by_post: Optional<string>;
    asked_at: Timestamp;
    expires_at: NullableTimestamp;
    decision: Optional<'released' | 'refused' | 'replaced'>;
    decision_reason: Optional<string>;
    decided_by_user: Optional<string>;
    decided_by_post: Optional<string>;
    decided_at: NullableTimestamp;
  };
  people_view: {
    id: string;
    owner_user: string;
    list: string;
    name: string;
    search: ColumnType<Record<string, string>, string, string>;
    columns: ColumnType<string[] | null, string[] | null, string[] | null>;
    shared_unit: string | null;
    changed_at: Timestamp;
    version: number;
  };
  people_view_default: {
    user_id: string;
    list: string;
    view_id: string;
  };
}
