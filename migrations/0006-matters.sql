-- The loop: one append-only log a matter, a projection of it that can be thrown away and folded again, and the erasable
-- rows that hold every word and photo the log only commits to.

create table matters_event (
  matter_id uuid not null,
  seq integer not null check (seq >= 1),
  type text not null check (type ~ '^[a-z]+(-[a-z]+)*$'),
  at timestamptz(3) not null,
  data jsonb not null,
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (matter_id, seq)
);

revoke update, delete, truncate on matters_event from :app;

-- The grants are the wall; this says so to whoever comes as the owner.
create function matters_refuse_change() returns trigger language plpgsql as 'begin raise exception ''the log is append-only'' using errcode = ''55000''; end';

create trigger matters_event_append_only before update or delete or truncate on matters_event for each statement execute function matters_refuse_change();

-- Projection: exactly the fold of the log, written in the same transaction; its row is what a writer locks.
create table matters_matter (
  id uuid primary key,
  seq integer not null,
  phase text not null check (phase in ('registered', 'refused', 'appealed', 'accepted', 'dispatched', 'handling', 'suspended', 'checking', 'answered', 'contested', 'closed', 'merged', 'transferred', 'terminated')),
  lane text not null check (lane in ('ordinary', 'discipline')),
  procedure text not null,
  procedure_version text not null,
  division_code text not null,
  office_division text not null,
  respondent_unit_id uuid,
  place_kind text not null check (place_kind in ('window', 'entity', 'none')),
  window_id uuid,
  hall_id uuid,
  category_code text,
  parent_id uuid,
  lead_unit_id uuid,
  judged_by_complainant boolean not null,
  has_receipt boolean not null,
  real_name boolean not null,
  leg integer not null,
  returns integer not null,
  redos integer not null,
  reminders integer not null,
  letters integer not null,
  reclassified boolean not null,
  received_at timestamptz(3) not null,
  received_on date not null,
  accepted_on date,
  closed_on date,
  outcome text check (outcome in ('resolved', 'not-resolved', 'no-verdict', 'withdrawn')),
  due_kind text,
  due_on date,
  due_provisional boolean not null,
  any_provisional boolean not null,
  changed_at timestamptz(3) not null,
  check ((phase = 'closed') = (outcome is not null)),
  check ((phase = 'closed') = (closed_on is not null))
);

create index matters_matter_by_office on matters_matter (office_division, phase, due_on);
create index matters_matter_by_division on matters_matter (division_code, received_on);
create index matters_matter_by_window on matters_matter (window_id, received_on) where window_id is not null;
create index matters_matter_by_respondent on matters_matter (respondent_unit_id, received_on);
create index matters_matter_of_parent on matters_matter (parent_id) where parent_id is not null;
create index matters_matter_ticking on matters_matter (due_on, due_kind) where due_on is not null;
create index matters_matter_by_change on matters_matter (changed_at);
create index matters_matter_provisional on matters_matter (id) where any_provisional;

-- Who is expected to do what by when: the desk. Exactly one of unit and division says whose desk it is.
create table matters_task (
  matter_id uuid not null references matters_matter (id),
  no integer not null,
  what text not null,
  letter text not null check (letter in ('L', 'A', 'D', 'U', 'C', 'J', 'S')),
  unit_id uuid,
  division_code text,
  roles text[] not null,
  due_kind text,
  due_on date,
  due_provisional boolean not null,
  primary key (matter_id, no),
  check ((unit_id is null) <> (division_code is null))
);

create index matters_task_of_unit on matters_task (unit_id, due_on) where unit_id is not null;
create index matters_task_of_division on matters_task (division_code, due_on) where division_code is not null;

-- One row a leg: the first handling and every redo, each with its own clock.
create table matters_leg (
  matter_id uuid not null references matters_matter (id),
  no integer not null,
  opened_on date not null,
  lead_unit_id uuid,
  due_on date not null,
  submitted_on date,
  primary key (matter_id, no)
);

-- Units that hold or held a part in a matter; what a unit may see starts here.
create table matters_part (
  matter_id uuid not null references matters_matter (id),
  unit_id uuid not null,
  part text not null check (part in ('lead', 'assisting')),
  current boolean not null,
  primary key (matter_id, unit_id, part)
);

create index matters_part_of_unit on matters_part (unit_id, matter_id);

-- Every word anybody wrote. What a complainant wrote is sealed under the matter's key; what an office wrote is plain.
-- The key of the commitment in the log stands beside a plain text, inside a sealed one, and dies with it.
create table matters_text (
  id uuid primary key,
  matter_id uuid not null,
  kind text not null,
  author text not null check (author in ('complainant', 'unit', 'office')),
  position integer not null default 0,
  body text,
  sealed bytea,
  commitment_key bytea,
  release_of uuid references matters_text (id),
  created_at timestamptz(3) not null,
  erased_at timestamptz(3),
  check (erased_at is not null or (body is null) <> (sealed is null)),
  check ((body is null) = (commitment_key is null)),
  check (erased_at is null or (body is null and sealed is null))
);

create index matters_text_of_matter on matters_text (matter_id, created_at);

create table matters_file (
  id uuid primary key,
  matter_id uuid not null,
  author text not null check (author in ('complainant', 'unit', 'office')),
  media_type text not null,
  width integer not null,
  height integer not null,
  bytes bytea,
  commitment_key bytea,
  release_of uuid references matters_file (id),
  created_at timestamptz(3) not null,
  erased_at timestamptz(3),
  check ((erased_at is null) = (bytes is not null) and (erased_at is null) = (commitment_key is not null))
);

create index matters_file_of_matter on matters_file (matter_id, created_at);

create table matters_message (
  id uuid primary key,
  matter_id uuid not null,
  letter text not null check (letter in ('X', 'D', 'L')),
  text_id uuid not null references matters_text (id),
  held boolean not null,
  at timestamptz(3) not null
);

create index matters_message_of_matter on matters_message (matter_id, at);

-- Number and pass are kept as HMACs only. Wrong passes slow this receipt down; nothing locks it.
create table matters_receipt (
  id uuid primary key,
  matter_id uuid not null unique,
  number_mac bytea not null unique,
  pass_mac bytea not null,
  wrong_passes integer not null default 0,
  next_try_at timestamptz(3),
  created_at timestamptz(3) not null
);

create table matters_receipt_session (
  token_mac bytea primary key,
  receipt_id uuid not null references matters_receipt (id),
  expires_at timestamptz(3) not null
);

create index matters_receipt_session_expiry on matters_receipt_session (expires_at);

-- A submission sent twice gives the first answer again.
create table matters_submission (
  submission_mac bytea primary key,
  matter_id uuid not null,
  content_mac bytea not null,
  created_at timestamptz(3) not null
);

-- The same for acts at the console: the request the client named, and where the log stood after it.
create table matters_request (
  id uuid primary key,
  matter_id uuid not null,
  seq integer not null,
  at timestamptz(3) not null
);

-- Notices already sent about a light; the light itself is never stored.
create table matters_alarm (
  matter_id uuid not null references matters_matter (id),
  what text not null,
  light text not null check (light in ('yellow', 'red')),
  due_on date not null,
  at timestamptz(3) not null,
  primary key (matter_id, what, light, due_on)
);

-- Numbers without gaps, taken in the transaction that uses them.
create table matters_counter (
  series text not null,
  year integer not null,
  last integer not null,
  primary key (series, year)
);
