-- A notice ends when what it asks for is done, whoever did it: the inbox counts what still waits.

alter table people_notice add column ended_at timestamptz(3);

update people_notice notice
   set ended_at = notice.at
 where notice.read_at is null and notice.matter_id is not null
   and (notice.kind like 'matters.to-%' or notice.kind like 'matters.light-%')
   and not exists (
     select from matters_task task
      where task.matter_id = notice.matter_id
        and (notice.kind like 'matters.light-%' or task.what = substr(notice.kind, length('matters.to-') + 1))
   );

create index people_notice_waiting on people_notice (matter_id) where read_at is null and ended_at is null;
