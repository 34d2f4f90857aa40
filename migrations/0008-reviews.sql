-- Scan reviews of windows, what people added to them, and what came in by the three doors below the faces.
-- Times are kept to the minute and stay here; a unit is told weeks.

create table reviews_review (
  id uuid primary key,
  submission_id uuid not null unique,
  code_id uuid not null,
  window_id uuid not null references places_window (id),
  hall_id uuid not null references places_hall (id),
  division_code text not null,
  unit_id uuid not null references people_unit (id),
  grade smallint not null check (grade between 1 and 5),
  day date not null,
  at timestamptz(3) not null,
  device_hash text,
  lang text not null check (lang in ('zh', 'en')),
  notice_version integer not null,
  state text not null check (state in ('open', 'closed', 'held', 'discarded')),
  open_until timestamptz(3) not null,
  matter_id uuid unique,
  discard_reason text,
  check ((state = 'discarded') = (discard_reason is not null))
);

create index reviews_review_of_code on reviews_review (code_id, at);

create index reviews_review_of_device on reviews_review (device_hash, at) where device_hash is not null;

create index reviews_review_to_close on reviews_review (open_until) where state in ('open', 'held');

create index reviews_review_of_window on reviews_review (window_id, day);

revoke delete, truncate on reviews_review from :app;

create table reviews_detail (
  review_id uuid primary key references reviews_review (id),
  reasons text[] not null,
  words text,
  wants_answer boolean not null,
  sent_at timestamptz(3) not null,
  erased_at timestamptz(3)
);

-- What a review said before its person changed it. Kept, so that a grade changed under somebody's eyes can be seen.
create table reviews_amendment (
  id uuid primary key,
  review_id uuid not null references reviews_review (id),
  grade smallint not null check (grade between 1 and 5),
  reasons text[] not null,
  words text,
  replaced_at timestamptz(3) not null
);

create index reviews_amendment_of_review on reviews_amendment (review_id);

revoke delete, truncate on reviews_amendment from :app;

-- A photo whose form had an error waits here for a day; a photo of a review that became no matter stays with it.
create table reviews_photo (
  id uuid primary key,
  submission_id uuid not null,
  position smallint not null,
  jpeg bytea not null,
  width integer not null,
  height integer not null,
  keep_until timestamptz(3),
  unique (submission_id, position)
);

create index reviews_photo_to_drop on reviews_photo (keep_until) where keep_until is not null;

create table reviews_daily (
  window_id uuid not null references places_window (id),
  unit_id uuid not null references people_unit (id),
  day date not null,
  grade smallint not null check (grade between 1 and 5),
  hall_id uuid not null,
  division_code text not null,
  reviews integer not null check (reviews >= 0),
  primary key (window_id, unit_id, day, grade)
);

create index reviews_daily_of_division on reviews_daily (division_code, day);

create table reviews_entry (
  id uuid primary key,
  submission_id uuid not null unique,
  door text not null check (door in ('complaint', 'suggestion', 'request')),
  code_id uuid not null,
  division_code text not null,
  at timestamptz(3) not null,
  device_hash text,
  state text not null check (state in ('registered', 'held', 'discarded')),
  matter_id uuid,
  discard_reason text,
  check ((state = 'discarded') = (discard_reason is not null))
);

create index reviews_entry_of_code on reviews_entry (code_id, at);

create index reviews_entry_of_device on reviews_entry (device_hash, at) where device_hash is not null;

create index reviews_entry_held on reviews_entry (at) where state = 'held';

revoke delete, truncate on reviews_entry from :app;
