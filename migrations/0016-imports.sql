-- Imports: the file as it came, what its columns are, rows that were understood and wait, and what each of them would do.

create table imports_run (
  id uuid primary key,
  kind text not null check (char_length(kind) between 1 and 40),
  state text not null check (
    state in ('uploading', 'mapping', 'check-waiting', 'checking', 'checked', 'write-waiting', 'writing', 'written', 'given-up')
  ),
  file_name text not null check (char_length(file_name) between 1 and 200),
  file_bytes bigint not null check (file_bytes > 0),
  -- Null: brought in by the command line.
  user_id uuid references people_user (id),
  post_id uuid references people_post (id),
  unit_id uuid references people_unit (id),
  division_code text not null references people_division (code),
  made_at timestamptz(3) not null,
  sheets jsonb not null,
  mapping jsonb,
  mode text check (mode in ('all', 'good')),
  phase text check (phase in ('reading', 'comparing', 'writing')),
  done bigint not null,
  total bigint not null,
  -- Who works on it, and when that process was last alive: another takes over where it died.
  worker uuid,
  worker_seen_at timestamptz(3),
  attempts integer not null,
  counts jsonb,
  problem jsonb,
  checked_at timestamptz(3),
  written_at timestamptz(3),
  ended_at timestamptz(3),
  check ((user_id is null) = (post_id is null)),
  check ((post_id is null) = (unit_id is null)),
  check ((worker is null) = (worker_seen_at is null))
);

create index imports_run_by_time on imports_run (made_at desc, id desc);

create index imports_run_waiting on imports_run (made_at) where state in ('check-waiting', 'checking', 'write-waiting', 'writing');

create table imports_part (
  run_id uuid not null references imports_run (id),
  number integer not null check (number >= 0),
  bytes bytea not null,
  primary key (run_id, number)
);

-- Rows of one run may be a million: no reference is checked for each, they are taken away with their run.
create table imports_row (
  run_id uuid not null,
  row_number integer not null,
  id uuid not null,
  key text not null,
  label text not null,
  -- In the order of the kind's fields; null: the file does not say.
  facts text[] not null,
  primary key (run_id, row_number)
);

create table imports_fault (
  run_id uuid not null,
  row_number integer not null,
  column_key text not null,
  reason text not null,
  value text not null,
  hint text,
  primary key (run_id, row_number, column_key, reason)
);

create table imports_change (
  run_id uuid not null,
  row_number integer not null,
  key text not null,
  label text not null,
  -- Null: the row makes something new and changes something beside it.
  object_id uuid,
  version integer,
  differences jsonb not null,
  primary key (run_id, row_number)
);

-- Which heading an office took for which column, last time.
create table imports_mapping (
  kind text not null,
  unit_id uuid not null references people_unit (id),
  headings jsonb not null,
  saved_at timestamptz(3) not null,
  primary key (kind, unit_id)
);
