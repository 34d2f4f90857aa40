-- The last day on which somebody was told by mail how many matters wait: once a day at most, at an hour that says nothing.
alter table people_user add column mailed_on date;
