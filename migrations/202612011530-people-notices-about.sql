-- A notice may be about a record that is no matter: a wish that waits for a second person, a draw. It ends with what it asks for.

alter table people_notice add column about_id uuid;

create index people_notice_about on people_notice (about_id) where about_id is not null;
