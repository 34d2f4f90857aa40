-- Evidence of officials may be a document, kept as it was sent: it has no pixels. What is packed already is not packed again,
-- so that a piece of a long one can be read without the rest.
alter table matters_file alter column width drop not null;
alter table matters_file alter column height drop not null;
alter table matters_file alter column bytes set storage external;
alter table matters_file
  add constraint matters_file_pixels check ((media_type = 'image/jpeg') = (width is not null and height is not null));
