-- What people ask about their own data (个人信息保护法 44–50): the request, its dated limit, each answer, each correction.

-- Limits that belong to no procedure of the loop, versioned and dated as procedures are.
create table law_limit (
  code text not null check (code ~ '^[a-z]+(-[a-z]+)*$'),
  version integer not null check (version > 0),
  effective_from date not null,
  amount integer not null check (amount > 0),
  unit text not null check (unit in ('working-day', 'calendar-day')),
  basis text not null check (char_length(basis) between 1 and 400),
  verified boolean not null,
  reason text not null check (char_length(reason) between 1 and 400),
  by_user uuid,
  by_post uuid,
  submission_id uuid unique,
  at timestamptz(3) not null,
  primary key (code, version),
  check ((by_user is null) = (submission_id is null))
);

revoke update, delete, truncate on law_limit from :app;

-- Who asks is known through a receipt, or by comparing what they say with what is sealed; neither is kept here. What they
-- wrote is sealed under the matter's key and becomes noise with it.
create table vault_data_request (
  id uuid primary key,
  matter_id uuid not null,
  division_code text not null,
  lane text not null check (lane in ('ordinary', 'discipline')),
  kind text not null check (kind in ('copy', 'correct', 'erase', 'explain')),
  channel text not null check (channel in ('track-page', 'in-person', 'letter')),
  known_by text not null check (known_by in ('receipt', 'comparison')),
  -- False: what the person said did not agree with what is sealed. Such a request can only be refused.
  identified boolean not null,
  words bytea,
  received_on date not null,
  limit_version integer not null,
  limit_amount integer not null,
  limit_unit text not null check (limit_unit in ('working-day', 'calendar-day')),
  due_on date not null,
  due_provisional boolean not null,
  by_user uuid,
  by_post uuid,
  for_post uuid,
  office_unit text,
  office_post text,
  at timestamptz(3) not null,
  check ((channel = 'track-page') = (by_user is null)),
  check ((by_user is null) = (office_unit is null))
);

create index vault_data_request_of_matter on vault_data_request (matter_id, at);

create index vault_data_request_of_division on vault_data_request (division_code, due_on);

revoke update, delete, truncate on vault_data_request from :app;

-- A published holiday table may move a date that was provisional, and a request follows its matter into another lane;
-- nothing else of it ever changes.
grant update (due_on, due_provisional, lane) on vault_data_request to :app;

create table vault_data_step (
  request_id uuid not null references vault_data_request (id),
  no integer not null check (no > 0),
  what text not null check (what in ('proposed', 'denied', 'done', 'refused')),
  ground text,
  -- Written for the person who asked; null where they did it themselves.
  reason text check (char_length(reason) >= 10),
  submission_id uuid unique,
  by_user uuid,
  by_post uuid,
  for_post uuid,
  office_unit text,
  office_post text,
  at timestamptz(3) not null,
  primary key (request_id, no),
  check ((what = 'refused') = (ground is not null)),
  check ((by_user is null) = (reason is null)),
  check ((by_user is null) = (submission_id is null)),
  check ((by_user is null) = (office_unit is null))
);

revoke update, delete, truncate on vault_data_step from :app;

-- That a contact was corrected, by whom (null: by its owner), never what it was.
create table vault_correction (
  id uuid primary key,
  matter_id uuid not null,
  fields text not null,
  request_id uuid references vault_data_request (id),
  at timestamptz(3) not null
);

create index vault_correction_of_matter on vault_correction (matter_id, at);

revoke update, delete, truncate on vault_correction from :app;
