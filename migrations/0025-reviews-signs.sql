-- Signs of rating fraud: two marks beside a review for nine days, what was found in a window's week, and, by grade, how many of
-- its reviews lay under which signs. Never who.

-- HMACs under a key of the week; null where there was nothing to mark.
create table reviews_mark (
  review_id uuid primary key references reviews_review (id),
  network text check (network ~ '^[0-9a-f]{32}$'),
  device text check (device ~ '^[0-9a-f]{32}$'),
  at timestamptz(3) not null
);

create index reviews_mark_by_time on reviews_mark (at);

revoke update, truncate on reviews_mark from :app;

create table reviews_sign (
  id uuid primary key,
  window_id uuid not null references places_window (id),
  unit_id uuid not null references people_unit (id),
  week_of date not null,
  kind text not null check (kind in ('burst', 'own-network', 'after-hours', 'uniform', 'mismatch')),
  hall_id uuid not null references places_hall (id),
  division_code text not null,
  rule_version integer not null,
  found_at timestamptz(3) not null,
  -- How many of the window's reviews lie under it.
  under integer not null check (under > 0),
  -- What was seen and what would be expected, and how improbable it is: an upper bound.
  what text not null,
  seen_count double precision not null,
  seen_of double precision,
  expected double precision not null,
  minutes double precision,
  tail double precision not null,
  -- Somebody knows why: it no longer weighs.
  explained_at timestamptz(3),
  explained_by_post uuid,
  explained_by_name text,
  explanation text check (char_length(explanation) between 1 and 500),
  unique (window_id, unit_id, week_of, kind),
  check ((explained_at is null) = (explained_by_post is null)),
  check ((explained_at is null) = (explained_by_name is null)),
  check ((explained_at is null) = (explanation is null))
);

create index reviews_sign_by_week on reviews_sign (week_of desc, id);

create index reviews_sign_of_division on reviews_sign (division_code, week_of desc);

revoke truncate on reviews_sign from :app;

-- Reviews that lie under exactly these signs (kinds joined by '+').
create table reviews_sign_count (
  window_id uuid not null references places_window (id),
  unit_id uuid not null references people_unit (id),
  week_of date not null,
  signs text not null,
  n5 integer not null,
  n4 integer not null,
  n3 integer not null,
  n2 integer not null,
  n1 integer not null,
  primary key (window_id, unit_id, week_of, signs)
);

create index reviews_sign_count_by_week on reviews_sign_count (week_of);

revoke truncate on reviews_sign_count from :app;

-- Which weeks were judged, when and by which rules; looked_at: how many windows' weeks.
create table reviews_sign_week (
  week_of date primary key,
  rule_version integer not null,
  judged_at timestamptz(3) not null,
  looked_at integer not null
);

revoke delete, truncate on reviews_sign_week from :app;

-- What a review under a sign counts in the weighted figures, dated; a later row replaces an earlier one from its day on.
create table reviews_sign_weight (
  kind text not null,
  from_on date not null,
  weight double precision not null check (weight between 0 and 1),
  basis text not null check (char_length(basis) between 1 and 400),
  verified boolean not null,
  primary key (kind, from_on)
);

revoke update, delete, truncate on reviews_sign_weight from :app;
