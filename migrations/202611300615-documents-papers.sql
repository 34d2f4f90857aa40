-- Official papers and the templates they are made from. What lies in a paper about a matter is sealed under that matter's key,
-- and dies with it; number, hash and who made it stay. A paper is never deleted, a template never changed.

create table documents_template (
  kind text not null,
  version integer not null check (version > 0),
  from_on date not null,
  bytes bytea not null,
  hash text not null,
  note text not null,
  made_at timestamptz(3) not null,
  made_by_user uuid,
  made_by_name text,
  primary key (kind, version)
);

revoke update, delete, truncate on documents_template from :app;

create table documents_paper (
  id uuid primary key,
  kind text not null,
  state text not null check (state in ('draft', 'issued', 'void')),
  year integer,
  nth integer check (nth > 0),
  unit_id uuid not null references people_unit (id),
  matter_id uuid,
  matter_ids uuid[] not null,
  step integer,
  to_unit_id uuid references people_unit (id),
  sight text not null check (sight in ('full', 'released', 'unit')),
  template_version integer not null,
  data_hash text not null,
  body jsonb,
  sealed bytea,
  made_at timestamptz(3) not null,
  made_on date not null,
  made_by_user uuid not null,
  made_by_post uuid not null,
  made_by_name text not null,
  issued_at timestamptz(3),
  voided_at timestamptz(3),
  voided_by_post uuid,
  void_reason text,
  constraint documents_paper_number_whole check ((year is null) = (nth is null)),
  constraint documents_paper_kept_once check ((body is null) <> (sealed is null)),
  constraint documents_paper_sealed_of_matter check ((sealed is null) = (matter_id is null)),
  constraint documents_paper_template foreign key (kind, template_version) references documents_template (kind, version)
);

create unique index documents_paper_number on documents_paper (unit_id, kind, year, nth) where state <> 'void';
create unique index documents_paper_of_step on documents_paper (matter_id, kind, step) where state = 'issued' and step is not null;
create index documents_paper_of_matter on documents_paper (matter_id) where matter_id is not null;
create index documents_paper_register on documents_paper (unit_id, made_at desc);

revoke delete, truncate on documents_paper from :app;
