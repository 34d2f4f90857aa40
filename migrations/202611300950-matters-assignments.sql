-- Each time a unit was given the lead of a matter and what became of it, for figures by unit and by handler. Folded from the
-- log; the program folds the matters there are before it serves.
create table matters_assignment (
  matter_id uuid not null references matters_matter (id),
  no integer not null,
  unit_id uuid not null,
  given text not null check (given in ('dispatched', 'designated', 'redo', 'with-parent')),
  given_on date not null,
  sign_due_on date,
  signed_on date,
  deemed boolean not null,
  due_on date not null,
  suspended boolean not null,
  ended_on date,
  ended text check (ended in ('submitted', 'returned', 'taken')),
  handler_user_id uuid,
  sent_back integer not null,
  extended_on date[] not null,
  suspended_on date[] not null,
  reclassified_on date[] not null,
  reclassified_from text[] not null,
  reclassified_to text[] not null,
  verdict text check (verdict in ('resolved', 'partly', 'not', 'no-verdict')),
  judged_on date,
  reopened_on date,
  primary key (matter_id, no)
);

create index matters_assignment_of_unit on matters_assignment (unit_id, given_on);
