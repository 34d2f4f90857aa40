-- A paper made of what a unit is shown lies in the open, as the copies released to units do, and goes with them: sealed under the
-- matter's key it would stop opening the moment a complainant has the data destroyed, and tell the unit that moment.

alter table documents_paper
  drop constraint documents_paper_kept_once,
  drop constraint documents_paper_sealed_of_matter,
  add constraint documents_paper_kept_once check (body is null or sealed is null),
  add constraint documents_paper_sealed_of_matter check (sealed is null or matter_id is not null),
  add constraint documents_paper_open_of_units check (matter_id is null or sight = 'unit' or sealed is not null),
  add constraint documents_paper_of_many_kept check (matter_id is not null or body is not null);
