-- What units are shown of each matter, with a count and a time of their own; and which units a matter concerns, for whoever
-- is too near. Both are folded from the log; the program folds the matters there are before it serves.

alter table matters_matter add column concerned_unit_ids uuid[] not null default '{}';

alter table matters_matter alter column concerned_unit_ids drop default;

create index matters_matter_concerned on matters_matter using gin (concerned_unit_ids);

create table matters_shown (
  matter_id uuid primary key references matters_matter (id),
  seq integer not null,
  phase text not null,
  category_code text,
  lead_unit_id uuid,
  leg integer not null,
  returns integer not null,
  redos integer not null,
  reminders integer not null,
  letters integer not null,
  reclassified boolean not null,
  closed_on date,
  outcome text,
  due_kind text,
  due_on date,
  due_provisional boolean not null,
  changed_at timestamptz(3) not null,
  untold_on date
);

create index matters_shown_untold on matters_shown (untold_on) where untold_on is not null;
