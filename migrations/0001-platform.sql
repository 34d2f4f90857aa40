-- Machinery without business words: effects that must leave exactly once, and jobs that must run once among processes.

create table platform_outbox (
  id uuid primary key,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz(3) not null,
  available_at timestamptz(3) not null,
  attempts integer not null default 0,
  done_at timestamptz(3),
  last_error text
);

create index platform_outbox_waiting on platform_outbox (available_at) where done_at is null;

create table platform_job (
  name text primary key,
  last_started_at timestamptz(3) not null,
  last_finished_at timestamptz(3),
  last_outcome text check (last_outcome in ('done', 'failed'))
);

create table platform_mail (
  id uuid primary key,
  outbox_id uuid not null unique,
  kind text not null,
  to_post uuid,
  state text not null check (state in ('sending', 'sent', 'failed')),
  attempts integer not null default 0,
  at timestamptz(3) not null
);

-- What this schema is for: examples and a real city never share one, and a city never runs with other keys than its own.
create table platform_city (
  code text primary key,
  name text not null,
  mode text not null check (mode in ('demo', 'production')),
  keys_print text not null,
  created_at timestamptz(3) not null
);

revoke insert, update, delete, truncate on platform_city from :app;
