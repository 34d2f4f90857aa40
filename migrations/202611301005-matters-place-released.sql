-- Units are told the window only where an office released it; of the matters there are, nobody was.

alter table matters_shown add column place_released boolean not null default false;

alter table matters_shown alter column place_released drop default;
