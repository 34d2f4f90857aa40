-- The program knows the holidays the law fixes by date: open matters and requests whose provisional date falls on one are
-- counted again, as after the import of a table. A city without a matter has nothing to count.
insert into platform_outbox (id, topic, payload, created_at, available_at, attempts)
select gen_random_uuid(), 'law.calendar-imported',
  jsonb_build_object('year', 2027, 'edition', max(edition)::text), now(), now(), 0
from law_calendar_edition
having exists (select from matters_matter);
