-- The port of the provincial platform: which platforms hand cases over, which case came from which, and the states they are told.

create table cases_platform (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 80),
  division_code text not null references people_division (code),
  -- Null where the platform is told nothing.
  callback_url text check (char_length(callback_url) between 1 and 400),
  key_hash bytea not null unique check (octet_length(key_hash) = 32),
  key_hint text not null check (char_length(key_hint) = 4),
  -- The secret that signs is made from the keys of the city, the id and this number; it is stored nowhere.
  key_version integer not null check (key_version > 0),
  issued_at timestamptz(3) not null,
  issued_by_post uuid not null,
  last_used_week date,
  revoked_at timestamptz(3),
  revoked_by_post uuid,
  revoke_reason text,
  check ((revoked_at is null) = (revoke_reason is null))
);

revoke delete, truncate on cases_platform from :app;

create table cases_handover (
  matter_id uuid primary key,
  submission_id uuid not null unique,
  platform_id uuid not null references cases_platform (id),
  reference text not null check (char_length(reference) between 1 and 60),
  content_mac bytea not null check (octet_length(content_mac) = 32),
  at timestamptz(3) not null
);

create unique index cases_handover_of_number on cases_handover (platform_id, reference);

create index cases_handover_of_platform on cases_handover (platform_id, at);

revoke delete, truncate on cases_handover from :app;

-- One row a state a case came into; untold until its platform has answered.
create table cases_state (
  matter_id uuid not null references cases_handover (matter_id),
  seq integer not null check (seq > 0),
  state text not null check (state in ('registered', 'accepted', 'handling', 'suspended', 'closed', 'refused', 'transferred', 'terminated')),
  outcome text check (outcome in ('resolved', 'not-resolved', 'no-verdict', 'withdrawn')),
  due_on date,
  at timestamptz(3) not null,
  told_at timestamptz(3),
  primary key (matter_id, seq)
);

create index cases_state_untold on cases_state (at) where told_at is null;

revoke delete, truncate on cases_state from :app;
