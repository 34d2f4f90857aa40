-- Matters somebody follows (关注) through a post: told of each change they may see, until the matter has ended for good.
create table matters_follow (
  matter_id uuid not null references matters_matter (id),
  post_id uuid not null references people_post (id),
  user_id uuid not null references people_user (id),
  since timestamptz(3) not null,
  primary key (matter_id, post_id, user_id)
);

create index matters_follow_by on matters_follow (post_id, user_id);
