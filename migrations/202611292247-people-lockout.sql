-- Failures are counted for an account as tried from one place (a network, or a device that signed in before), for the
-- account from anywhere, and for a network. What was counted by the old rule is an hour old at most and is forgotten.
delete from people_sign_in_failure;

alter table people_sign_in_failure drop constraint people_sign_in_failure_kind_check;

-- Whose account it is about, as a keyed hash of the name, so that one account's counts can be cleared.
alter table people_sign_in_failure add column account bytea;

alter table people_sign_in_failure
  add constraint people_sign_in_failure_kind_check check (kind in ('place', 'account', 'address')),
  add constraint people_sign_in_failure_account_check check (octet_length(account) = 32);

create index people_sign_in_failure_of_account on people_sign_in_failure (account) where account is not null;
