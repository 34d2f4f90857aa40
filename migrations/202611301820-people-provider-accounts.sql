-- Accounts at the government's identity provider, known by a keyed hash: its name for a person may be an identity number.

create table people_provider_account (
  id uuid primary key,
  subject_key bytea not null unique check (octet_length(subject_key) = 32),
  -- Account here it opens; null until an administrator linked it.
  user_id uuid unique references people_user (id),
  -- Code its owner tells the administrator, hashed; gone once it is linked.
  code_hash bytea unique check (octet_length(code_hash) = 32),
  code_until timestamptz(3),
  seen_at timestamptz(3) not null,
  linked_at timestamptz(3),
  check ((user_id is null) = (linked_at is null)),
  check ((code_hash is null) = (code_until is null))
);

create index people_provider_account_waiting on people_provider_account (code_until) where user_id is null;

-- Who opened a session: the password's age does not matter where the provider did.
alter table people_session add column way text not null default 'password';
alter table people_session add constraint people_session_way_known check (way in ('password', 'provider'));
