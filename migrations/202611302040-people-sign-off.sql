-- Sign-off (审签): from when until when what a unit answers waits for its head. A unit is switched on at most once at a time.

create table people_sign_off (
  id uuid primary key,
  unit_id uuid not null references people_unit (id),
  since timestamptz(3) not null,
  since_by_user uuid not null references people_user (id),
  until timestamptz(3),
  until_by_user uuid references people_user (id),
  check ((until is null) = (until_by_user is null)),
  check (until >= since)
);

create unique index people_sign_off_on on people_sign_off (unit_id) where until is null;
revoke delete on people_sign_off from :app;
