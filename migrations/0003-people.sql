-- Divisions, units, posts, the people who hold them, how they sign in, what they did, and how long records are kept.

create table people_division (
  code text primary key check (code ~ '^[0-9A-Z]{6}([0-9]{3})?$'),
  name text not null,
  pinyin text,
  level text not null check (level in ('city', 'county', 'township')),
  parent_code text references people_division (code),
  -- Codes under which statistics know a functional zone that has no national code of its own.
  statistical_codes text[] not null default '{}',
  check ((parent_code is null) = (level = 'city'))
);

create index people_division_below on people_division (parent_code);

-- Present facts stand in the row with the date they hold since; former facts move to people_unit_past.
create table people_unit (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 120),
  division_code text not null references people_division (code),
  parent_id uuid references people_unit (id),
  valid_from date not null,
  valid_to date,
  since_on date not null,
  version integer not null,
  check (since_on >= valid_from),
  check (valid_to is null or valid_to >= since_on)
);

create unique index people_unit_one_living_name on people_unit (division_code, name) where valid_to is null;

create index people_unit_below on people_unit (parent_id);

create table people_unit_past (
  id uuid primary key,
  unit_id uuid not null references people_unit (id),
  name text not null,
  parent_id uuid,
  from_on date not null,
  -- First day the facts no longer held.
  until_on date not null check (until_on >= from_on),
  changed_by_post uuid,
  changed_at timestamptz(3) not null
);

create index people_unit_past_of_unit on people_unit_past (unit_id, until_on);

revoke update, delete, truncate on people_unit_past from :app;

-- Where the work of an ended unit went. After a split exactly one successor is the main one: what is not assigned goes there.
create table people_unit_successor (
  unit_id uuid not null references people_unit (id),
  successor_id uuid not null references people_unit (id),
  on_date date not null,
  main boolean not null,
  primary key (unit_id, successor_id),
  check (unit_id <> successor_id)
);

create unique index people_unit_successor_one_main on people_unit_successor (unit_id) where main;

create index people_unit_successor_back on people_unit_successor (successor_id);

revoke update, delete, truncate on people_unit_successor from :app;

create table people_user (
  id uuid primary key,
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
  display_name text not null check (char_length(display_name) between 1 and 60),
  division_code text not null references people_division (code),
  email text,
  -- Null until the person has set one through a one-time link. The scheme is named so that another can take over.
  password_scheme text,
  password_hash text,
  password_set_at timestamptz(3),
  -- Wrapped; null without a second factor, or before it was confirmed by a first code.
  totp_secret bytea,
  totp_key_id text,
  totp_confirmed_at timestamptz(3),
  -- The last time step a code was accepted for: the same code never works twice.
  totp_last_step bigint,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null,
  version integer not null,
  check ((password_scheme is null) = (password_hash is null)),
  check ((password_set_at is null) = (password_hash is null)),
  check ((totp_secret is null) = (totp_key_id is null)),
  check (totp_confirmed_at is null or totp_secret is not null)
);

create table people_password_past (
  id uuid primary key,
  user_id uuid not null references people_user (id),
  password_scheme text not null,
  password_hash text not null,
  set_at timestamptz(3) not null
);

create index people_password_past_of_user on people_password_past (user_id, set_at);

create table people_post (
  id uuid primary key,
  role text not null check (char_length(role) between 1 and 40),
  unit_id uuid not null references people_unit (id),
  division_code text not null references people_division (code),
  title text not null check (char_length(title) between 1 and 60),
  valid_from date not null,
  valid_to date,
  -- Since when it belongs to its present unit under its present title.
  since_on date not null,
  version integer not null,
  check (valid_to is null or valid_to >= valid_from)
);

create index people_post_of_unit on people_post (unit_id);

create index people_post_of_role on people_post (role, division_code);

create table people_post_past (
  id uuid primary key,
  post_id uuid not null references people_post (id),
  unit_id uuid not null references people_unit (id),
  title text not null,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  changed_by_post uuid,
  changed_at timestamptz(3) not null
);

create index people_post_past_of_post on people_post_past (post_id, until_on);

revoke update, delete, truncate on people_post_past from :app;

create table people_holding (
  id uuid primary key,
  user_id uuid not null references people_user (id),
  post_id uuid not null references people_post (id),
  from_on date not null,
  -- First day the person no longer holds the post.
  until_on date check (until_on is null or until_on >= from_on)
);

create index people_holding_of_user on people_holding (user_id);

create index people_holding_of_post on people_holding (post_id);

create unique index people_holding_once on people_holding (user_id, post_id) where until_on is null;

revoke delete, truncate on people_holding from :app;

create table people_delegation (
  id uuid primary key,
  post_id uuid not null references people_post (id),
  to_user uuid not null references people_user (id),
  principal_user uuid not null references people_user (id),
  from_on date not null,
  -- Last day.
  to_on date not null check (to_on >= from_on),
  reason text not null check (char_length(reason) between 2 and 200),
  made_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_on date,
  check (to_user <> principal_user),
  check ((ended_at is null) = (ended_on is null))
);

create index people_delegation_to on people_delegation (to_user);

create index people_delegation_of_post on people_delegation (post_id);

revoke delete, truncate on people_delegation from :app;

create table people_session (
  id uuid primary key,
  -- SHA-256 of the token in the cookie; the token itself is nowhere.
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  user_id uuid not null references people_user (id),
  post_id uuid references people_post (id),
  state text not null check (state in ('second-factor', 'open')),
  second_factor_at timestamptz(3),
  browser text not null,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_reason text check (ended_reason in ('signed-out', 'revoked', 'replaced', 'password-changed', 'disabled')),
  check ((ended_at is null) = (ended_reason is null))
);

create index people_session_of_user on people_session (user_id) where ended_at is null;

create index people_session_expiry on people_session (expires_at);

-- Failures by a keyed hash of the name or address tried, so that a name nobody has slows down like one somebody has.
create table people_sign_in_failure (
  key bytea primary key check (octet_length(key) = 32),
  kind text not null check (kind in ('account', 'address')),
  failures integer not null check (failures > 0),
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  blocked_until timestamptz(3)
);

create index people_sign_in_failure_age on people_sign_in_failure (last_at);

create table people_one_time_link (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  user_id uuid not null references people_user (id),
  made_by_post uuid,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  revoked_at timestamptz(3)
);

create index people_one_time_link_of_user on people_one_time_link (user_id);

create table people_audit (
  id uuid primary key,
  at timestamptz(3) not null,
  user_id uuid,
  post_id uuid,
  -- Whose work was done under a delegation.
  principal_user uuid,
  session_id uuid,
  action text not null,
  object_kind text not null,
  object_id text,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  detail jsonb not null
);

create index people_audit_by_time on people_audit (at desc, id desc);

create index people_audit_by_user on people_audit (user_id, at desc);

create index people_audit_by_object on people_audit (object_kind, object_id, at desc);

revoke update, delete, truncate on people_audit from :app;

-- The only way an audit line goes: as the owner, and never one younger than half a year by the database's own clock,
-- whatever the caller says (Cybersecurity Law: at least six months).
create function people_forget_audit(before timestamptz) returns bigint language sql volatile security definer set search_path from current as $$ with gone as (delete from people_audit where at < least(before, now() - interval '184 days') returning 1) select count(*) from gone $$;

revoke all on function people_forget_audit(timestamptz) from public;

grant execute on function people_forget_audit(timestamptz) to :app;

create table people_notice (
  id uuid primary key,
  post_id uuid not null references people_post (id),
  kind text not null,
  matter_id uuid,
  at timestamptz(3) not null,
  read_at timestamptz(3),
  read_by_user uuid,
  check ((read_at is null) = (read_by_user is null))
);

create index people_notice_of_post on people_notice (post_id, at desc);

create table people_privacy_notice (
  version integer not null,
  lang text not null check (lang in ('zh', 'en')),
  from_on date not null,
  handler text not null,
  purpose text not null,
  way text not null,
  kinds text not null,
  retention text not null,
  rights text not null,
  primary key (version, lang)
);

-- What a person was told stays readable in the words they were told.
revoke update, delete, truncate on people_privacy_notice from :app;

create table people_retention_rule (
  kind text not null,
  from_on date not null,
  keep_days integer not null check (keep_days >= 0),
  -- No later rule may go below this; null where no law names a least time.
  least_days integer,
  basis text not null,
  verified boolean not null,
  set_by_post uuid,
  set_at timestamptz(3) not null,
  primary key (kind, from_on),
  check (least_days is null or keep_days >= least_days)
);

revoke delete, truncate on people_retention_rule from :app;

-- While a hold stands, retention leaves the object alone; object_id '*' means every record of the kind.
create table people_legal_hold (
  id uuid primary key,
  kind text not null,
  object_id text not null,
  reason text not null check (char_length(reason) between 5 and 500),
  placed_by_post uuid,
  placed_at timestamptz(3) not null,
  lifted_at timestamptz(3),
  lifted_by_post uuid
);

create index people_legal_hold_standing on people_legal_hold (kind, object_id) where lifted_at is null;

revoke delete, truncate on people_legal_hold from :app;

revoke delete, truncate on people_division from :app;

revoke delete, truncate on people_unit from :app;

revoke delete, truncate on people_user from :app;

revoke delete, truncate on people_post from :app;
