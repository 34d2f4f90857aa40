-- Sections (科室) of a unit: plain names its head keeps, for saying within the unit whose a matter is.

create table people_sections (
  unit_id uuid primary key references people_unit (id),
  names text[] not null check (cardinality(names) <= 40),
  at timestamptz(3) not null,
  by_user uuid not null references people_user (id)
);
