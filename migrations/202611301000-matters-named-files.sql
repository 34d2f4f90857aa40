-- A file becomes part of a matter by an act that names it; what no act ever named is cleared after a fixed time. What is
-- committed to in an event was named.
alter table matters_file add column named_at timestamp(3) with time zone;
update matters_file f set named_at = f.created_at
  where exists (select 1 from record_event e where e.stream_id = f.matter_id and position(f.id::text in e.data::text) > 0);
-- Of files that came with one act, the order in which they were sent.
alter table matters_file add column position integer not null default 0;
create index matters_file_unnamed on matters_file (created_at) where named_at is null and erased_at is null;
