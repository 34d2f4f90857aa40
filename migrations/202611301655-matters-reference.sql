-- The number a matter bears on another platform, such as the province's, and the ground on which it is dealt with here.

alter table matters_matter
  add column reference text,
  add column jurisdiction text;

alter table matters_matter
  add constraint matters_matter_reference_length check (char_length(reference) between 1 and 60),
  add constraint matters_matter_jurisdiction_of_reference check (jurisdiction is null or reference is not null);

create unique index matters_matter_reference on matters_matter (reference) where reference is not null;
