-- The law as dated data: holiday tables, procedures, categories. Nothing here is ever changed: what replaces a row is a
-- new row that says who put it there, when and why; what was counted with the old one can be counted again.

-- One import of one year's table. The table in force is the year's highest edition; editions rise over all years, so the
-- highest of all names the state of the whole calendar.
create table law_calendar_edition (
  edition integer not null check (edition > 0),
  year integer not null check (year between 2000 and 2100),
  papers jsonb not null,
  days jsonb not null,
  source text not null check (char_length(source) between 1 and 400),
  reason text not null check (char_length(reason) between 1 and 400),
  by_user uuid,
  by_post uuid,
  submission_id uuid unique,
  at timestamptz(3) not null,
  primary key (year, edition),
  check ((by_user is null) = (submission_id is null))
);

create unique index law_calendar_edition_by_user on law_calendar_edition (edition) where by_user is not null;

revoke update, delete, truncate on law_calendar_edition from :app;

create table law_procedure (
  procedure text not null check (procedure ~ '^[a-z]+(-[a-z]+)*$'),
  version integer not null check (version > 0),
  effective_from date not null,
  terms jsonb not null,
  reason text not null check (char_length(reason) between 1 and 400),
  by_user uuid,
  by_post uuid,
  submission_id uuid unique,
  at timestamptz(3) not null,
  primary key (procedure, version),
  check ((by_user is null) = (submission_id is null))
);

revoke update, delete, truncate on law_procedure from :app;

create table law_category (
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  code text not null check (code ~ '^[A-Z]{2}[0-9]{2}$'),
  effective_from date not null,
  effective_to date check (effective_to > effective_from),
  position integer not null,
  name_zh text not null,
  name_en text not null,
  service_fault boolean not null,
  discipline boolean not null,
  evidence_zh text,
  evidence_en text,
  basis text not null check (char_length(basis) between 1 and 400),
  verified boolean not null,
  at timestamptz(3) not null,
  primary key (kind, code, effective_from),
  check ((evidence_zh is null) = (evidence_en is null))
);

revoke update, delete, truncate on law_category from :app;
