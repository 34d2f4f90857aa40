-- What figures are read from: whole weeks by window, the months they make up, and how many people were served.
-- A month is the whole weeks whose Thursday lies in it. weight, content_weight and squares are sums over the reviews of
-- their weight, the weight of the content ones, and the weight squared; 1 each unless a sign lies on the review.

create table reviews_week (
  window_id uuid not null references places_window (id),
  unit_id uuid not null references people_unit (id),
  week_of date not null,
  month text not null,
  hall_id uuid not null,
  division_code text not null,
  n5 integer not null,
  n4 integer not null,
  n3 integer not null,
  n2 integer not null,
  n1 integer not null,
  weight double precision not null,
  content_weight double precision not null,
  squares double precision not null,
  primary key (window_id, unit_id, week_of)
);

create index reviews_week_by_week on reviews_week (week_of);

create index reviews_week_of_unit on reviews_week (unit_id, week_of);

-- served: how many the window served in these weeks; null where nobody said. Then it may stand without a review.
create table reviews_month (
  window_id uuid not null references places_window (id),
  unit_id uuid not null references people_unit (id),
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  hall_id uuid not null,
  division_code text not null,
  n5 integer not null,
  n4 integer not null,
  n3 integer not null,
  n2 integer not null,
  n1 integer not null,
  weight double precision not null,
  content_weight double precision not null,
  squares double precision not null,
  served double precision,
  primary key (window_id, unit_id, month)
);

create index reviews_month_by_month on reviews_month (month);

create index reviews_month_of_division on reviews_month (division_code, month);

create index reviews_daily_by_day on reviews_daily (day);

-- Weeks already counted in which something changed afterwards; counted again in the next run.
create table reviews_week_due (
  week_of date not null,
  window_id uuid not null,
  marks integer not null,
  primary key (week_of, window_id)
);

-- Up to which day whole weeks have been counted; the version changes with every count.
create table reviews_progress (
  what text primary key check (what = 'weeks'),
  through date not null,
  version integer not null
);

-- As the queue or case system reports it: one number a calendar month, for a window or for a whole hall.
create table reviews_served (
  place_id uuid not null,
  place_kind text not null check (place_kind in ('window', 'hall')),
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  hall_id uuid not null references places_hall (id),
  division_code text not null,
  served integer not null check (served >= 0),
  recorded_by_post uuid,
  recorded_at timestamptz(3) not null,
  primary key (place_id, month)
);

create index reviews_served_of_hall on reviews_served (hall_id, month);

-- A hall's own number, spread over the months of whole weeks.
create table reviews_hall_month (
  hall_id uuid not null references places_hall (id),
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  division_code text not null,
  served double precision not null,
  primary key (hall_id, month)
);
