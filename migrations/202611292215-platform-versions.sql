-- What a process keeps in memory is right within a second: acts that change it raise a number that every process asks for.

create table platform_version (
  name text not null primary key,
  version bigint not null
);
