-- Reviews of the province's own system: which systems send them, what came, every version of it; and the groups in which ours leave.

create table reviews_system (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 80),
  -- What it calls itself in each review; a key sends and reads under this name alone.
  source_system text not null check (char_length(source_system) between 1 and 60),
  division_code text not null references people_division (code),
  key_hash bytea not null unique check (octet_length(key_hash) = 32),
  key_hint text not null check (char_length(key_hint) = 4),
  issued_at timestamptz(3) not null,
  issued_by_post uuid not null,
  last_used_week date,
  revoked_at timestamptz(3),
  revoked_by_post uuid,
  revoke_reason text,
  check ((revoked_at is null) = (revoke_reason is null))
);

revoke delete, truncate on reviews_system from :app;

create table reviews_province (
  id uuid primary key,
  source_system text not null check (char_length(source_system) between 1 and 60),
  source_ref text not null check (char_length(source_ref) between 1 and 120),
  division_code text not null references people_division (code),
  unit_id uuid not null references people_unit (id),
  hall_id uuid references places_hall (id),
  window_id uuid references places_window (id),
  service_code text check (char_length(service_code) between 1 and 64),
  service_name text check (char_length(service_name) between 1 and 120),
  grade smallint not null check (grade between 1 and 5),
  reasons text[] not null,
  -- Nobody rated: the system filled a grade in. Never part of a share.
  is_default boolean not null,
  day date not null,
  channel text not null,
  version integer not null check (version > 0),
  check ((hall_id is null) = (window_id is null))
);

create unique index reviews_province_of_number on reviews_province (source_system, source_ref);

create index reviews_province_of_division on reviews_province (division_code, day desc, id);

revoke delete, truncate on reviews_province from :app;

-- What each version said, the last one too: a correction takes nothing away.
create table reviews_province_version (
  review_id uuid not null references reviews_province (id),
  version integer not null check (version > 0),
  content jsonb not null,
  at timestamptz(3) not null,
  system_id uuid references reviews_system (id),
  primary key (review_id, version)
);

create index reviews_province_version_of_system on reviews_province_version (system_id, at) where system_id is not null;

revoke update, delete, truncate on reviews_province_version from :app;

-- Ours, as they leave: counts of a group by grade. A group that left is never another one.
create table reviews_leaving (
  seq integer primary key check (seq > 0),
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  place text not null check (place in ('window', 'county', 'city')),
  week_of date,
  division_code text not null references people_division (code),
  unit_id uuid references people_unit (id),
  hall_id uuid references places_hall (id),
  window_id uuid references places_window (id),
  n5 integer not null check (n5 >= 0),
  n4 integer not null check (n4 >= 0),
  n3 integer not null check (n3 >= 0),
  n2 integer not null check (n2 >= 0),
  n1 integer not null check (n1 >= 0),
  check ((place = 'window') = (window_id is not null)),
  check ((place = 'window') = (week_of is not null)),
  check ((place = 'window') = (hall_id is not null)),
  check ((place = 'window') = (unit_id is not null))
);

create index reviews_leaving_of_division on reviews_leaving (division_code, seq);

revoke update, delete, truncate on reviews_leaving from :app;

-- A month that has its row is done, with or without groups.
create table reviews_leaving_month (
  month text primary key check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  at timestamptz(3) not null
);

revoke update, delete, truncate on reviews_leaving_month from :app;
