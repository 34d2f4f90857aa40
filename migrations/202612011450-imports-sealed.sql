-- Sealed imports: file and rows of one that holds people lie under a key of the run, wrapped by the vault's key; it goes when the run ends.

alter table imports_run
  add column file_key bytea,
  add column file_key_id text;

alter table imports_run add constraint imports_run_file_key_check check ((file_key is null) = (file_key_id is null));
