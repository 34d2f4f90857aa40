-- Complainants who asked to be told by SMS that there is news: a number of their own, sealed under the matter's key and opened only to send.
create table vault_notice (
  matter_id uuid primary key,
  sealed bytea not null,
  lang text not null check (lang in ('zh', 'en')),
  since timestamptz(3) not null,
  -- News not told yet: the first and the last of it.
  new_at timestamptz(3),
  newest_at timestamptz(3),
  -- Moment of the last telling; at first that of asking, for what came before is known.
  told_at timestamptz(3) not null,
  -- Record of use, shown to the person: how often the number was opened to send, and on which day the last time.
  uses integer not null default 0,
  used_on date
);

create index vault_notice_news on vault_notice (matter_id) where new_at is not null;
