-- By which door a matter came, so that lists can be narrowed by it: phone, letter, visit … as the first event of its log says.
alter table matters_matter add column door text;

update matters_matter m set door = coalesce(e.data -> 'by' ->> 'door', 'office')
  from record_event e where e.stream_id = m.id and e.seq = 1;

create index matters_matter_door on matters_matter (door, received_on);
