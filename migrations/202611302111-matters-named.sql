-- Who of a unit is named for a matter (指派), and in which of its sections: the unit's own arrangement, beside the record.

create table matters_named (
  matter_id uuid not null references matters_matter (id),
  unit_id uuid not null references people_unit (id),
  user_id uuid references people_user (id),
  section text check (char_length(section) between 1 and 40),
  at timestamptz(3) not null,
  by_user uuid not null references people_user (id),
  primary key (matter_id, unit_id),
  check (user_id is not null or section is not null)
);

create index matters_named_of_user on matters_named (user_id, unit_id) where user_id is not null;
