-- Lines about the sealed lane are read by the discipline side alone: to an administrator each would tell that a lead exists.
alter table people_audit add column sealed boolean not null default false;
