-- Letters of supervision (催办, 督导函, 约谈, 通报, 移交): one about one matter, or about several of one unit. What was said lies with
-- the matters, sealed under their keys; here stand numbers, addressees and days.
create table letters_letter (
  id uuid primary key,
  step text not null check (step in ('reminder', 'supervision-letter', 'interview', 'bulletin', 'hand-over')),
  year integer,
  nth integer check (nth > 0),
  unit_id uuid not null references people_unit (id),
  to_unit_id uuid not null references people_unit (id),
  -- Desk of the office it went to; null for the unit at work.
  to_desk text,
  sent_at timestamptz(3) not null,
  sent_on date not null,
  sent_by_user uuid not null,
  reply_on date,
  signed_on date,
  answered_on date,
  paper_id uuid,
  constraint letters_letter_number_whole check ((year is null) = (nth is null)),
  constraint letters_letter_reminder_unnumbered check (step <> 'reminder' or year is null)
);
create unique index letters_letter_number on letters_letter (unit_id, step, year, nth) where nth is not null;
create index letters_letter_of_unit on letters_letter (unit_id, sent_at desc);
create index letters_letter_to_unit on letters_letter (to_unit_id, sent_at desc);
create index letters_letter_open on letters_letter (reply_on) where answered_on is null and reply_on is not null;

create table letters_matter (
  letter_id uuid not null references letters_letter (id),
  matter_id uuid not null references matters_matter (id),
  -- Whether the task of the letter, and its answer with files, lie with this matter.
  leads boolean not null,
  primary key (letter_id, matter_id)
);
create index letters_matter_of_matter on letters_matter (matter_id);
create unique index letters_matter_leads on letters_matter (letter_id) where leads;

revoke delete, truncate on letters_letter from :app;
revoke update, delete, truncate on letters_matter from :app;

-- Supervision letters and reminders of before are taken up, so that they are listed, signed for and answered like the others.
insert into letters_letter (id, step, year, nth, unit_id, to_unit_id, to_desk, sent_at, sent_on, sent_by_user, reply_on, signed_on, answered_on)
select (sent.data->>'letterId')::uuid, 'supervision-letter', (sent.data->>'year')::integer, (sent.data->>'number')::integer,
  (sent.data->'by'->>'unitId')::uuid, (sent.data->>'unit')::uuid, sent.data->>'to', sent.at,
  (sent.at at time zone 'Asia/Shanghai')::date, (sent.data->'by'->>'userId')::uuid, (sent.data->'replyDue'->>'on')::date,
  answer.on_day, answer.on_day
from record_event sent
left join lateral (
  select (reply.data->>'on')::date as on_day from record_event reply
  where reply.stream_id = sent.stream_id and reply.type = 'supervision-letter-replied'
    and reply.data->>'letterId' = sent.data->>'letterId' limit 1
) answer on true
where sent.kind = 'matter' and sent.type = 'supervision-letter-issued';

insert into letters_matter (letter_id, matter_id, leads)
select (data->>'letterId')::uuid, stream_id, true from record_event
where kind = 'matter' and type = 'supervision-letter-issued';

with reminded as (
  select gen_random_uuid() as id, stream_id, data, at from record_event where kind = 'matter' and type = 'reminded'
), kept as (
  insert into letters_letter (id, step, unit_id, to_unit_id, to_desk, sent_at, sent_on, sent_by_user)
  select id, 'reminder', (data->'by'->>'unitId')::uuid, (data->>'unit')::uuid, data->>'to', at,
    (at at time zone 'Asia/Shanghai')::date, (data->'by'->>'userId')::uuid
  from reminded
)
insert into letters_matter (letter_id, matter_id, leads) select id, stream_id, true from reminded;

-- Each organ numbers its letters after the last number it gave, which was taken from one series of the city.
insert into matters_counter (series, year, last)
select 'paper/supervision-letter/' || unit_id, year, max(nth) from letters_letter
where step = 'supervision-letter' group by unit_id, year;

update matters_task set what = 'answer-letter' where what = 'reply-to-letter';

-- A letter about several matters lies in the open, as its unit was given it, and goes with the words of any of them. What goes to
-- many units has nothing of a complainant, and is kept.
alter table documents_paper
  drop constraint documents_paper_of_many_kept,
  add constraint documents_paper_of_many_kept check (matter_id is not null or to_unit_id is not null or body is not null);
