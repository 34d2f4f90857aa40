-- Saved views of the console's lists: what a list is narrowed by, its order and its columns, under a name.

create table people_view (
  id uuid primary key,
  owner_user uuid not null references people_user (id),
  -- The list of the console it belongs to.
  list text not null check (list ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null check (char_length(name) between 1 and 40),
  -- Flat text, as it stands in the address.
  search jsonb not null,
  -- Keys of the columns in their order; null: as the list comes.
  columns text[],
  -- The unit whose people see it too; null: the owner alone.
  shared_unit uuid references people_unit (id),
  changed_at timestamptz(3) not null,
  version integer not null
);

create index people_view_of_owner on people_view (owner_user, list);

create index people_view_of_unit on people_view (shared_unit, list) where shared_unit is not null;

-- The view a person's list opens with.
create table people_view_default (
  user_id uuid not null references people_user (id),
  list text not null,
  view_id uuid not null references people_view (id) on delete cascade,
  primary key (user_id, list)
);

create index people_view_default_of_view on people_view_default (view_id);
