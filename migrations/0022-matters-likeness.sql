-- How each matter sounds, without its words: smallest hashes under the city's secret. Lives and dies with the words.

create table matters_likeness (
  matter_id uuid primary key references matters_matter (id),
  -- Under which secret it was made; only those of one secret can be compared.
  secret text not null check (secret ~ '^[0-9a-f]{8}$'),
  -- 256 numbers of two bytes; null: too little was said to compare.
  signature bytea check (octet_length(signature) = 512)
);

revoke truncate on matters_likeness from :app;
