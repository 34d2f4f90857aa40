-- Plaques: what was printed for which code, where each hangs and what it looks like there, and when a code was last used.

create table places_print (
  number integer primary key check (number > 0),
  id uuid not null unique,
  format text not null check (format in ('a4', '120x160')),
  -- Of the post that printed; who may see the print.
  division_code text not null references people_division (code),
  printed_at timestamptz(3) not null,
  by_post uuid,
  by_name text not null,
  plaques integer not null check (plaques > 0),
  -- What every plaque of it says, so that printing again gives the same file.
  origin text not null,
  issuer text not null,
  hotline text not null,
  example boolean not null
);

revoke update, delete, truncate on places_print from :app;

create table places_print_plaque (
  print_number integer not null references places_print (number),
  position integer not null check (position > 0),
  code_id uuid not null references places_code (id),
  -- As they were called on the day.
  hall_name text,
  window_number text,
  window_name text,
  entity_name text,
  primary key (print_number, position)
);

create index places_print_plaque_of_code on places_print_plaque (code_id, print_number desc);

revoke update, delete, truncate on places_print_plaque from :app;

create table places_hanging (
  id uuid primary key,
  code_id uuid not null references places_code (id),
  spot text not null check (char_length(spot) between 1 and 200),
  hung_on date not null,
  noted_at timestamptz(3) not null,
  by_post uuid,
  taken_down_on date,
  taken_down_by_post uuid,
  check (taken_down_on >= hung_on)
);

create index places_hanging_of_code on places_hanging (code_id);

-- The same plaque is not noted twice, whoever presses.
create unique index places_hanging_one_a_spot on places_hanging (code_id, spot) where taken_down_on is null;

revoke delete, truncate on places_hanging from :app;

create table places_hanging_photo (
  hanging_id uuid primary key references places_hanging (id),
  jpeg bytea not null,
  width integer not null,
  height integer not null,
  taken_at timestamptz(3) not null,
  by_post uuid
);

revoke delete, truncate on places_hanging_photo from :app;

-- Monday of the last week in which a window's code was scanned; no day, no count, and never for an enterprise's code.
alter table places_code add column last_scan_week date;

create index places_code_by_successor on places_code (successor_id) where successor_id is not null;

create index places_code_dead on places_code (revoked_at) where revoked_at is not null;
