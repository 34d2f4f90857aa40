-- Enforcement agencies (执法机构), officers (执法人员) and published items (检查事项), each in dated versions: one that ends keeps its
-- row, a change of its facts is another row. `last_on` is the last day it holds.

create table inspections_agency (
  id uuid primary key,
  unit_id uuid not null references people_unit (id),
  division_code text not null references people_division (code),
  power text not null check (power in ('own', 'authorised', 'entrusted')),
  -- The organ in whose name an entrusted one acts.
  entrusting_unit_id uuid references people_unit (id),
  law text not null check (char_length(law) between 1 and 400),
  from_on date not null,
  last_on date check (last_on >= from_on),
  version integer not null check (version >= 1),
  unique (unit_id, from_on),
  constraint inspections_agency_entrusted check ((power = 'entrusted') = (entrusting_unit_id is not null))
);

create table inspections_officer (
  id uuid primary key,
  licence text not null check (char_length(licence) between 4 and 40),
  name text not null check (char_length(name) between 1 and 60),
  user_id uuid references people_user (id),
  unit_id uuid not null references people_unit (id),
  division_code text not null references people_division (code),
  from_on date not null,
  last_on date not null check (last_on >= from_on),
  version integer not null check (version >= 1),
  unique (licence, from_on)
);
create index inspections_officer_of_user on inspections_officer (user_id) where user_id is not null;
create index inspections_officer_of_unit on inspections_officer (unit_id);

create table inspections_item (
  id uuid primary key,
  code text not null check (char_length(code) between 1 and 60),
  name text not null check (char_length(name) between 1 and 200),
  law text not null check (char_length(law) between 1 and 400),
  level text not null check (level in ('province', 'city', 'county', 'township')),
  unit_id uuid not null references people_unit (id),
  division_code text not null references people_division (code),
  -- Times a year the agency may inspect one firm by it; null where nothing is published.
  yearly_cap integer check (yearly_cap between 1 and 366),
  from_on date not null,
  last_on date check (last_on >= from_on),
  version integer not null check (version >= 1),
  unique (unit_id, code, from_on)
);

revoke delete, truncate on inspections_agency, inspections_officer, inspections_item from :app;
