-- Words of the province's reviews (service item, reasons) are erased after their time, or by two persons on request; grade and place stay.

alter table reviews_province add column words_erased_at timestamptz(3);

create index reviews_province_words_past on reviews_province (day)
  where words_erased_at is null and (service_code is not null or service_name is not null or reasons <> '{}');

-- Every version loses them, and nothing else of it changes.
grant update (content) on reviews_province_version to :app;
