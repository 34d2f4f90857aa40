-- Identities, sealed apart from the matter. Everything readable is under a data key of its own matter; the data key is
-- wrapped by a key that is never in the database. Destroying the wrapped key makes every copy of the ciphertext noise.

create table vault_data_key (
  matter_id uuid primary key,
  kek_id text not null,
  wrapped_key bytea not null,
  created_at timestamptz(3) not null
);

create index vault_data_key_of_kek on vault_data_key (kek_id);

-- The fact that an identity was destroyed outlives it.
create table vault_erasure (
  id uuid primary key,
  matter_id uuid not null,
  secrets integer not null,
  at timestamptz(3) not null
);

create index vault_erasure_of_matter on vault_erasure (matter_id);

revoke update, delete, truncate on vault_erasure from :app;

create table vault_secret (
  matter_id uuid not null references vault_data_key (matter_id),
  field text not null check (field ~ '^[a-z-]{1,32}$'),
  sealed bytea not null,
  sealed_at timestamptz(3) not null,
  primary key (matter_id, field)
);

create table vault_request (
  id uuid primary key,
  matter_id uuid not null,
  fields text not null,
  reason text not null check (char_length(reason) >= 10),
  asked_by_user uuid not null,
  asked_by_post uuid not null,
  asked_for_post uuid,
  office_unit text not null,
  office_post text not null,
  at timestamptz(3) not null
);

create index vault_request_of_matter on vault_request (matter_id);

revoke update, delete, truncate on vault_request from :app;

create table vault_decision (
  request_id uuid primary key references vault_request (id),
  approved boolean not null,
  reason text not null check (char_length(reason) >= 10),
  decided_by_user uuid not null,
  decided_by_post uuid not null,
  decided_for_post uuid,
  office_unit text not null,
  office_post text not null,
  at timestamptz(3) not null
);

revoke update, delete, truncate on vault_decision from :app;

create table vault_opening (
  id uuid primary key,
  matter_id uuid not null,
  fields text not null,
  reason text not null check (char_length(reason) >= 10),
  request_id uuid unique references vault_request (id),
  opened_by_user uuid not null,
  opened_by_post uuid not null,
  opened_for_post uuid,
  office_unit text not null,
  office_post text not null,
  at timestamptz(3) not null
);

create index vault_opening_of_matter on vault_opening (matter_id, at);

revoke update, delete, truncate on vault_opening from :app;
