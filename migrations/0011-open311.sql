-- The Open311 door: which outside systems may file, what they filed, and the moderated summaries anybody may read.

create table open311_client (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 80),
  purpose text not null check (char_length(purpose) between 1 and 200),
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

revoke delete, truncate on open311_client from :app;

-- What a system filed. The token is all it is told; which matter it became is known here alone.
create table open311_filing (
  id uuid primary key,
  token uuid not null unique,
  client_id uuid not null references open311_client (id),
  matter_id uuid not null unique,
  request_mac bytea check (octet_length(request_mac) = 32),
  content_mac bytea not null check (octet_length(content_mac) = 32),
  at timestamptz(3) not null
);

create unique index open311_filing_of_request on open311_filing (client_id, request_mac) where request_mac is not null;

create index open311_filing_of_client on open311_filing (client_id, at);

revoke delete, truncate on open311_filing from :app;

-- One row a request that may be read by anybody: frozen when it is published, but for open or closed.
create table open311_published (
  id uuid primary key,
  matter_id uuid not null unique,
  service_code text not null,
  status text not null check (status in ('open', 'closed')),
  period text not null check (period in ('week', 'month', 'quarter')),
  from_on date not null,
  until_on date not null,
  place text not null check (place in ('window', 'hall', 'county', 'city')),
  agency text not null,
  address text not null,
  address_id text,
  expected_on date,
  published_on date not null,
  changed_on date not null,
  check (until_on > from_on),
  check (published_on > until_on),
  check (changed_on >= published_on)
);

create index open311_published_in_time on open311_published (from_on, id);

revoke delete, truncate on open311_published from :app;

-- Publishing happens once a week; a week that has its row is done.
create table open311_batch (
  week_of date primary key,
  published integer not null,
  at timestamptz(3) not null
);
