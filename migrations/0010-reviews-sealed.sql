-- What a copy of the database must not tell: which code an entry came by, for a code of an enterprise is the enterprise,
-- and what was said in a review that became a matter, which is sealed with the matter.

alter table reviews_entry add column code_mark text;

alter table reviews_entry drop column code_id;

create index reviews_entry_of_code on reviews_entry (code_mark, at);

alter table reviews_detail add column sealed bytea;

alter table reviews_amendment add column sealed bytea;

-- The matter holds these words already.
update reviews_detail set words = null
where review_id in (select id from reviews_review where matter_id is not null);
