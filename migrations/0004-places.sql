-- Halls, windows, business entities, and the codes that hang there. Current facts stand in the row with the date they
-- hold since; former facts move to places_past, which nobody changes.

create table places_hall (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 120),
  level text not null check (level in ('city', 'county', 'township')),
  division_code text not null references people_division (code),
  unit_id uuid not null references people_unit (id),
  address text not null,
  hours text not null,
  opened_on date not null,
  since_on date not null,
  closed_on date,
  version integer not null,
  check (since_on >= opened_on),
  check (closed_on is null or closed_on >= since_on)
);

create unique index places_hall_one_open_name on places_hall (division_code, name) where closed_on is null;

create table places_window (
  id uuid primary key,
  hall_id uuid not null references places_hall (id),
  number text not null check (char_length(number) between 1 and 20),
  name text not null check (char_length(name) between 1 and 120),
  unit_id uuid not null references people_unit (id),
  services text not null,
  opened_on date not null,
  since_on date not null,
  closed_on date,
  version integer not null,
  check (since_on >= opened_on),
  check (closed_on is null or closed_on >= since_on)
);

create unique index places_window_one_open_number on places_window (hall_id, number) where closed_on is null;

create index places_window_of_unit on places_window (unit_id);

create table places_entity (
  id uuid primary key,
  uscc text not null unique check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  name text not null check (char_length(name) between 1 and 200),
  kind text not null check (kind in ('enterprise', 'sole-trader', 'cooperative', 'foreign-branch', 'other')),
  division_code text not null references people_division (code),
  township_code text references people_division (code),
  status text not null check (
    status in ('active', 'dormant', 'licence-revoked', 'annulled', 'deregistered', 'moved-out')
  ),
  si_shang boolean not null,
  opened_on date,
  since_on date not null,
  closed_on date,
  version integer not null,
  check (closed_on is null or closed_on >= since_on)
);

create index places_entity_of_division on places_entity (division_code, uscc);

create table places_past (
  id uuid primary key,
  kind text not null check (kind in ('hall', 'window', 'entity')),
  object_id uuid not null,
  from_on date not null,
  until_on date not null,
  facts jsonb not null,
  changed_by_post uuid,
  changed_at timestamptz(3) not null
);

create index places_past_of_object on places_past (object_id, until_on);

revoke update, delete, truncate on places_past from :app;

create table places_code (
  id uuid primary key,
  text text not null unique check (text ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  window_id uuid references places_window (id),
  entity_id uuid references places_entity (id),
  issued_at timestamptz(3) not null,
  issued_by_post uuid,
  revoked_at timestamptz(3),
  revoked_by_post uuid,
  revoke_reason text check (
    revoke_reason in ('lost', 'damaged', 'moved', 'closed', 'misprinted', 'misused', 'other')
  ),
  successor_id uuid,
  check ((window_id is null) <> (entity_id is null)),
  check ((revoked_at is null) = (revoke_reason is null)),
  check (successor_id is null or revoked_at is not null)
);

-- One living code a place: two officers issuing at once cannot both succeed.
create unique index places_code_living_window on places_code (window_id) where revoked_at is null and window_id is not null;

create unique index places_code_living_entity on places_code (entity_id) where revoked_at is null and entity_id is not null;

create index places_code_of_window on places_code (window_id) where window_id is not null;

create index places_code_of_entity on places_code (entity_id) where entity_id is not null;

revoke delete, truncate on places_code from :app;

-- A scan of a dead code: the day and a count, never a time or a device. 'unknown' is a genuine checksum without a row.
create table places_dead_scan (
  code_id text not null,
  on_day date not null,
  scans integer not null check (scans > 0),
  primary key (code_id, on_day)
);
