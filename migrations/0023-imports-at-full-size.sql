-- A whole city in one import: pairs of characters without a query for each name, and a planner that knows what was just read in.

-- The same pairs (an index sorts and thins them anyway) at a quarter of the time.
create or replace function bigrams(words text) returns text[] language plpgsql immutable strict parallel safe as
  'declare pairs text[] := ''{}''; begin
    for place in 1 .. char_length(words) - 1 loop pairs[place] := substr(words, place, 2); end loop; return pairs; end';

-- Only the owner may count a table; a million rows that arrived a second ago are planned for as if they were ten.
create function imports_count_rows() returns void language plpgsql security definer as
  'begin analyze imports_row; end';
