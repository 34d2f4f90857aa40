-- Finding places while somebody types: any two characters of a name, first letters of pinyin, the beginning of a credit code.
-- The function reads nothing but its argument, so an index may stand on it on every server and after every restore.

create function bigrams(words text) returns text[] language sql immutable strict parallel safe as
  'select coalesce(array_agg(distinct substr(words, place, 2)), ''{}'') from generate_series(1, char_length(words) - 1) as place';

-- Name and letters as they are looked for; null until the program has written them, which it does for old rows by itself.
alter table places_entity add column found_by text;

-- Letters somebody typed where a name is read otherwise than the dictionary thinks.
alter table places_entity add column initials_set text;

alter table places_entity add constraint places_entity_initials check (initials_set ~ '^[a-z0-9]{1,200}$');

alter table places_hall add column found_by text;

alter table places_window add column found_by text;

-- By bytes, so that the unique index answers "begins with" whatever language the server sorts by.
alter table places_entity alter column uscc type text collate "C";

create index places_entity_found_by on places_entity using gin (bigrams(found_by));

create index places_entity_to_be_found on places_entity (id) where found_by is null;

create index places_entity_named on places_entity using hash (name);

-- The order of the list, with what the list is narrowed by inside: what is rare is found without reading the rows.
create index places_entity_listed on places_entity (division_code, uscc, kind, status, si_shang);

drop index places_entity_of_division;
