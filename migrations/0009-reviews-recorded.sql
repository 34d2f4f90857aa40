-- Reviews of an older system (and of the examples) come in by their own mark, once each; no code of ours brought them.

alter table reviews_review alter column code_id drop not null;

alter table reviews_review alter column notice_version drop not null;

alter table reviews_review add column source_system text;

alter table reviews_review add column source_ref text;

alter table reviews_review add constraint reviews_review_source_whole check (
  (source_system is null) = (source_ref is null)
);

alter table reviews_review add constraint reviews_review_source_length check (
  char_length(source_system) between 1 and 60 and char_length(source_ref) between 1 and 120
);

-- What a tap through a code of ours always has.
alter table reviews_review add constraint reviews_review_own check (
  source_system is not null or (code_id is not null and notice_version is not null)
);

create unique index reviews_review_of_source on reviews_review (source_system, source_ref) where source_system is not null;
