-- Words of offices and units, and released copies, are found by what stands in them. What complainants said lies sealed and
-- is in no index.

-- As the program spells what is typed: full-width and half-width alike, A to Z small, no blanks.
create function search_form(words text) returns text language sql immutable strict parallel safe as
  $$select translate(
    regexp_replace(normalize(words, NFKC), '\s+', '', 'g'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')$$;

create index matters_text_found_by on matters_text using gin (bigrams(search_form(body))) where body is not null;

-- A number that is still being typed, or half of one that was heard on the telephone.
create index matters_matter_number_begins on matters_matter (number text_pattern_ops);
