-- Wrong passes are counted for a receipt's number and whoever tries, whether or not there is such a receipt: a stranger
-- who knows a number no longer keeps its owner waiting, and learns nothing from being made to wait.
create table matters_receipt_try (
  -- HMAC of the number and of who tries: a network, a device that opened the receipt before, or an account.
  try_mac bytea primary key,
  wrong_passes integer not null check (wrong_passes >= 0),
  next_try_at timestamptz(3),
  at timestamptz(3) not null
);

create index matters_receipt_try_at on matters_receipt_try (at);

alter table matters_receipt drop column wrong_passes, drop column next_try_at;
