-- What each month's counts were when they were first told to everybody: a cell hidden then stays hidden, whatever is added to
-- the month later. Rows are counties and kinds of work.

create table figures_told (
  kind text not null check (kind in ('county', 'procedure')),
  row_code text not null,
  month text not null,
  told_at timestamptz(3) not null,
  reviews integer not null,
  received integer not null,
  closed integer not null,
  resolved integer not null,
  primary key (month, kind, row_code)
);

revoke update, delete, truncate on figures_told from :app;
