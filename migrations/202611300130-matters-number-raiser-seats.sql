-- What a matter is called on the telephone, which unit raised it, which seats belong to one unit, and whether the public
-- figures count it. Numbers of matters of before are made of their ids when the program starts.
alter table matters_matter
  add column number text,
  add column raiser_unit_id uuid,
  add column seated text[] not null default '{}',
  add column published boolean not null default true;

create index matters_matter_number on matters_matter (number);
create index matters_matter_seated on matters_matter using gin (seated) where seated <> '{}';
