-- Lists of categories and grounds in dated versions, as limits have them: a version holds from its day until another begins.

create table law_category_list (
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  version integer not null check (version >= 1),
  effective_from date not null,
  categories jsonb not null check (jsonb_typeof(categories) = 'array'),
  reason text not null check (char_length(reason) between 1 and 400),
  by_user uuid,
  by_post uuid,
  submission_id uuid unique,
  at timestamptz(3) not null,
  primary key (kind, version),
  check ((by_user is null) = (submission_id is null))
);

revoke update, delete, truncate on law_category_list from :app;

-- Every list a city has had so far is its first version.
insert into law_category_list (kind, version, effective_from, categories, reason, at)
select
  kind,
  1,
  min(effective_from),
  jsonb_agg(
    jsonb_build_object(
      'code', code,
      'name', jsonb_build_object('zh', name_zh, 'en', name_en),
      'serviceFault', service_fault,
      'discipline', discipline,
      'evidence',
      case when evidence_zh is null then null else jsonb_build_object('zh', evidence_zh, 'en', evidence_en) end,
      'basis', basis,
      'verified', verified
    )
    order by position, code
  ),
  '初始规则',
  min(at)
from law_category
where effective_to is null
group by kind;

drop table law_category;
