-- Copies released to units of what a complainant had destroyed: they were left where an act of an office had told the unit before
-- the week did. Those of a unit that is still to be told go when it is.

update matters_text copy
   set body = null, sealed = null, commitment_key = null, erased_at = original.erased_at
  from matters_text original
 where copy.release_of = original.id and original.erased_at is not null and copy.erased_at is null
   and not exists (select from matters_shown shown where shown.matter_id = copy.matter_id and shown.untold_on is not null);

update matters_file copy
   set bytes = null, commitment_key = null, erased_at = original.erased_at
  from matters_file original
 where copy.release_of = original.id and original.erased_at is not null and copy.erased_at is null
   and not exists (select from matters_shown shown where shown.matter_id = copy.matter_id and shown.untold_on is not null);
