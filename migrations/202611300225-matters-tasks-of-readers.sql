-- A reader of the vault who is asked to call has a task too.
alter table matters_task drop constraint matters_task_letter_check;

alter table matters_task
  add constraint matters_task_letter_check check (letter in ('L', 'A', 'D', 'U', 'C', 'J', 'S', 'V'));
