-- Phrases (常用语) an office or unit offers its people for the texts of acts. None is rewritten: another takes its place.

create table people_phrase (
  id uuid primary key,
  unit_id uuid not null references people_unit (id),
  -- Kind of act it is offered for.
  use text not null check (use in ('order', 'return', 'refusal', 'answer')),
  body text not null check (char_length(body) between 1 and 500),
  made_at timestamptz(3) not null,
  made_by_user uuid not null references people_user (id),
  ended_at timestamptz(3),
  ended_by_user uuid references people_user (id),
  check ((ended_at is null) = (ended_by_user is null))
);

create index people_phrase_of_unit on people_phrase (unit_id, use) where ended_at is null;
