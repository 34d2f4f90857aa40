-- Which of a window's service items a review was about, where its person said so; counted by whole weeks.

alter table reviews_detail add column service text;

create table reviews_service_week (
  window_id uuid not null references places_window (id),
  unit_id uuid not null references people_unit (id),
  week_of date not null,
  service text not null,
  month text not null,
  hall_id uuid not null,
  division_code text not null,
  n5 integer not null,
  n4 integer not null,
  n3 integer not null,
  n2 integer not null,
  n1 integer not null,
  primary key (window_id, unit_id, week_of, service)
);

create index reviews_service_week_by_month on reviews_service_week (month);

create index reviews_review_by_day on reviews_review (day);
