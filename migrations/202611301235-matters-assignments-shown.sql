-- Assignments stand twice: as they are, and as units were told them. A day does not tell what of it was told.
alter table matters_assignment add column shown boolean not null default false;
alter table matters_assignment alter column shown drop default;
alter table matters_assignment drop constraint matters_assignment_pkey;
alter table matters_assignment add primary key (matter_id, shown, no);

-- The program folds all of them again before it serves.
delete from matters_assignment;
