-- The first day a matter reached each phase people wait for, as its log says; taken from the log for matters there are.

alter table matters_matter add column dispatched_on date;

alter table matters_matter add column signed_on date;

alter table matters_matter add column answered_on date;

alter table matters_matter add column left_on date;

create index matters_matter_by_receipt on matters_matter (received_on);

update matters_matter as m set dispatched_on = e.dispatched_on, signed_on = e.signed_on, answered_on = e.answered_on
from (
  select matter_id,
    min((at at time zone 'Asia/Shanghai')::date) filter (where type in ('dispatched', 'designated')) as dispatched_on,
    min((coalesce(data ->> 'signedOn', data ->> 'acceptedOn'))::date)
      filter (where type in ('signed', 'deemed-signed', 'answered-with-parent')) as signed_on,
    min((at at time zone 'Asia/Shanghai')::date) filter (where type in ('approved', 'answered-with-parent')) as answered_on
  from matters_event
  group by matter_id
) as e
where e.matter_id = m.id;

update matters_matter as m set left_on = e.left_on
from (
  select matter_id, max((at at time zone 'Asia/Shanghai')::date) as left_on
  from matters_event
  where type in ('refused', 'refusal-approved', 'decision-upheld', 'terminated', 'transferred',
    'moved-to-discipline-lane', 'merged', 'withdrawn')
  group by matter_id
) as e
where e.matter_id = m.id and (m.phase in ('refused', 'terminated', 'transferred', 'merged') or m.outcome = 'withdrawn');
