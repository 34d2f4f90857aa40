-- Seals: one append-only RFC 6962 log of the city's events, and the signed heads that are published.

-- A leaf commits to one event, or to nothing (padding). It opens only with its random blind, so the published leaf hashes
-- tell nobody which event they stand for or when it happened.
create table matters_leaf (
  leaf_index bigint primary key check (leaf_index >= 0),
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
  blind bytea not null check (octet_length(blind) = 32),
  matter_id uuid,
  seq integer,
  check ((matter_id is null) = (seq is null))
);

create unique index matters_leaf_event on matters_leaf (matter_id, seq) where matter_id is not null;
create index matters_leaf_by_hash on matters_leaf (leaf_hash);

-- Complete subtrees above the leaves: never change, make every proof O(log n).
create table matters_leaf_node (
  level integer not null check (level >= 1),
  node_index bigint not null check (node_index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, node_index)
);

create table matters_seal (
  number bigint primary key check (number >= 1),
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  at timestamptz(3) not null,
  previous bytea not null check (octet_length(previous) = 32),
  key_id text not null,
  signature bytea not null check (octet_length(signature) = 64)
);

-- Every public key that ever signed a seal, so that old seals can be checked after the key was changed.
create table matters_seal_key (
  key_id text primary key,
  public_key bytea not null check (octet_length(public_key) = 32),
  first_number bigint not null
);

revoke update, delete, truncate on matters_leaf from :app;
revoke update, delete, truncate on matters_leaf_node from :app;
revoke update, delete, truncate on matters_seal from :app;
revoke update, delete, truncate on matters_seal_key from :app;

-- As for the log: the grants are the wall, the triggers tell whoever comes as the owner.
create trigger matters_leaf_append_only before update or delete or truncate on matters_leaf for each statement execute function matters_refuse_change();
create trigger matters_leaf_node_append_only before update or delete or truncate on matters_leaf_node for each statement execute function matters_refuse_change();
create trigger matters_seal_append_only before update or delete or truncate on matters_seal for each statement execute function matters_refuse_change();
create trigger matters_seal_key_append_only before update or delete or truncate on matters_seal_key for each statement execute function matters_refuse_change();
