-- Draws (抽取) that anyone can repeat: each is a stream of the record; here it stands as its events make it, under a number that is
-- never given twice and never left out. What was drawn from stands beside it, as it was frozen, for good.
create table draws_draw (
  id uuid primary key,
  year integer not null,
  nth integer not null check (nth > 0),
  unit_id uuid not null references people_unit (id),
  state text not null check (state in ('committing', 'revealing', 'drawn', 'void')),
  -- Until when whoever is asked now has time; null once nobody is.
  due_at timestamptz(3),
  published_at timestamptz(3),
  draw jsonb not null,
  unique (year, nth),
  constraint draws_draw_due_while_asked check ((due_at is null) = (state in ('drawn', 'void')))
);
create index draws_draw_due on draws_draw (due_at) where due_at is not null;

create table draws_kept (
  draw_id uuid not null references draws_draw (id),
  what text not null check (what in ('list', 'exclusions')),
  -- Place of the list among the strata; 0 of the exclusions.
  place smallint not null check (place >= 0),
  -- One identifier a line, as the hash was taken over it; an exclusion has its reason after a tab.
  body text not null,
  primary key (draw_id, what, place)
);

revoke delete, truncate on draws_draw from :app;
revoke update, delete, truncate on draws_kept from :app;
