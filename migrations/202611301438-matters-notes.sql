-- Internal notes (内部备注) of a unit on a matter: for its own people, beside the record. Their words go with those released to it.

create table matters_note (
  id uuid primary key,
  matter_id uuid not null references matters_matter (id),
  unit_id uuid not null references people_unit (id),
  by_user uuid not null references people_user (id),
  body text check (char_length(body) between 1 and 2000),
  at timestamptz(3) not null,
  erased_at timestamptz(3),
  check ((body is null) = (erased_at is not null))
);

create index matters_note_of_matter on matters_note (matter_id, unit_id, at);
