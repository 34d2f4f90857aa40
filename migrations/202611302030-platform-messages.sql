-- Messages to persons that wait to be sent by SMS or the office messenger: whom for and of which kind, never a number or a text.
create table platform_message (
  id uuid primary key,
  channel text not null check (channel in ('sms', 'messenger')),
  kind text not null,
  -- An account, or another record by which whoever made it finds the recipient.
  about_id uuid not null,
  -- What waits is said once, however often there was a reason to say it.
  unique (channel, kind, about_id)
);

-- Never written.
drop table platform_mail;

-- How officials are told of what waits. Without a row: by the daily mail, where there is an address.
create table people_telling (
  user_id uuid primary key references people_user (id),
  by_mail boolean not null,
  -- Wrapped by the vault's key, bound to the account; each null where the person is not told that way.
  sms_to bytea,
  messenger_to bytea,
  key_id text not null,
  rhythm text not null check (rhythm in ('daily', 'when-new')),
  -- On the wall, HH:MM; both null: no quiet hours.
  quiet_from text,
  quiet_until text,
  lang text not null check (lang in ('zh', 'en')),
  since timestamptz(3) not null,
  check ((quiet_from is null) = (quiet_until is null))
);

-- The moment of telling that was last served for somebody, in place of the day of the last letter.
alter table people_user add column told_at timestamptz(3);
update people_user set told_at = (mailed_on + time '08:30') at time zone 'Asia/Shanghai' where mailed_on is not null;
alter table people_user drop column mailed_on;
