-- Acts that undo the separation of powers wait for a second person; a reset password suspends its owner's posts; what a
-- holding said before a change stays; nothing that complainants wrote goes before the last appeal is over; no post is
-- lent without an end.

create table people_waiting_act (
  id uuid primary key,
  kind text not null,
  object_id text not null,
  division_code text not null references people_division (code),
  -- Which roles may release it.
  releasers text[] not null,
  -- What the second person reads, in this order.
  facts json not null,
  -- What the act needs to be done.
  given jsonb not null,
  concerns_user uuid references people_user (id),
  asked_by_user uuid not null references people_user (id),
  -- None where a reset password asks by itself.
  asked_by_post uuid references people_post (id),
  asked_at timestamptz(3) not null,
  expires_at timestamptz(3),
  decision text check (decision in ('released', 'refused', 'replaced')),
  decision_reason text,
  decided_by_user uuid references people_user (id),
  decided_by_post uuid references people_post (id),
  decided_at timestamptz(3),
  check ((decision is null) = (decided_at is null))
);

-- One wish at a time about one object; a newer one replaces it.
create unique index people_waiting_act_open on people_waiting_act (kind, object_id) where decision is null;

create index people_waiting_act_by_time on people_waiting_act (asked_at desc, id);

revoke update, delete, truncate on people_waiting_act from :app;

grant update (decision, decision_reason, decided_by_user, decided_by_post, decided_at) on people_waiting_act to :app;

-- Goes with the lines of the audit that tell the same, under the same least time.
create function people_forget_waiting_acts(before timestamptz) returns bigint language sql volatile security definer set search_path from current as $$ with gone as (delete from people_waiting_act where decision is not null and decided_at < least(before, now() - interval '184 days') returning 1) select count(*) from gone $$;

revoke all on function people_forget_waiting_acts(timestamptz) from public;

grant execute on function people_forget_waiting_acts(timestamptz) to :app;

alter table people_user add column posts_suspended_at timestamptz(3);

create table people_holding_past (
  id uuid primary key,
  holding_id uuid not null references people_holding (id),
  from_on date not null,
  until_on date,
  changed_by_post uuid,
  changed_at timestamptz(3) not null
);

create index people_holding_past_of on people_holding_past (holding_id, changed_at desc);

revoke update, delete, truncate on people_holding_past from :app;

update people_retention_rule set keep_days = greatest(keep_days, 90), least_days = greatest(coalesce(least_days, 90), 90) where kind in ('matter-words', 'matter-identity', 'review-words');

update people_delegation set to_on = greatest(from_on, current_date) + 91 where ended_at is null and to_on > greatest(from_on, current_date) + 91;
