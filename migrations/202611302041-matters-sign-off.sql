-- Relation H: the head of the unit at work, whose task it is to sign off what leaves the unit.

alter table matters_task drop constraint matters_task_letter_check;
alter table matters_task add constraint matters_task_letter_check
  check (letter in ('L', 'A', 'H', 'D', 'U', 'C', 'J', 'S', 'V'));
