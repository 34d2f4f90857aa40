-- The record becomes a room of its own, for streams of any kind; what was hashed and signed stays as it is, byte for byte.

alter function matters_refuse_change() rename to record_refuse_change;

alter table matters_event rename to record_event;
alter table record_event rename constraint matters_event_hash_check to record_event_hash_check;
alter table record_event rename constraint matters_event_prev_hash_check to record_event_prev_hash_check;
alter table record_event rename constraint matters_event_seq_check to record_event_seq_check;
alter table record_event rename constraint matters_event_type_check to record_event_type_check;
alter index matters_event_pkey rename to record_event_pkey;
alter trigger matters_event_append_only on record_event rename to record_event_append_only;

alter table matters_leaf rename to record_leaf;
alter table record_leaf rename constraint matters_leaf_blind_check to record_leaf_blind_check;
alter table record_leaf rename constraint matters_leaf_check to record_leaf_check;
alter table record_leaf rename constraint matters_leaf_leaf_hash_check to record_leaf_leaf_hash_check;
alter table record_leaf rename constraint matters_leaf_leaf_index_check to record_leaf_leaf_index_check;
alter index matters_leaf_pkey rename to record_leaf_pkey;
alter index matters_leaf_by_hash rename to record_leaf_by_hash;
alter index matters_leaf_event rename to record_leaf_event;
alter trigger matters_leaf_append_only on record_leaf rename to record_leaf_append_only;

alter table matters_leaf_node rename to record_leaf_node;
alter table record_leaf_node rename constraint matters_leaf_node_hash_check to record_leaf_node_hash_check;
alter table record_leaf_node rename constraint matters_leaf_node_level_check to record_leaf_node_level_check;
alter table record_leaf_node rename constraint matters_leaf_node_node_index_check to record_leaf_node_node_index_check;
alter index matters_leaf_node_pkey rename to record_leaf_node_pkey;
alter trigger matters_leaf_node_append_only on record_leaf_node rename to record_leaf_node_append_only;

alter table matters_seal rename to record_seal;
alter table record_seal rename constraint matters_seal_number_check to record_seal_number_check;
alter table record_seal rename constraint matters_seal_previous_check to record_seal_previous_check;
alter table record_seal rename constraint matters_seal_root_check to record_seal_root_check;
alter table record_seal rename constraint matters_seal_signature_check to record_seal_signature_check;
alter table record_seal rename constraint matters_seal_size_check to record_seal_size_check;
alter index matters_seal_pkey rename to record_seal_pkey;
alter trigger matters_seal_append_only on record_seal rename to record_seal_append_only;

alter table matters_seal_key rename to record_seal_key;
alter table record_seal_key rename constraint matters_seal_key_public_key_check to record_seal_key_public_key_check;
alter index matters_seal_key_pkey rename to record_seal_key_pkey;
alter trigger matters_seal_key_append_only on record_seal_key rename to record_seal_key_append_only;

alter table matters_verification rename to record_verification;
alter table record_verification rename constraint matters_verification_check to record_verification_check;
alter table record_verification rename constraint matters_verification_check1 to record_verification_check1;
alter table record_verification rename constraint matters_verification_step_check to record_verification_step_check;
alter index matters_verification_pkey rename to record_verification_pkey;
alter index matters_verification_by_time rename to record_verification_by_time;
alter index matters_verification_under_way rename to record_verification_under_way;

alter table record_leaf rename column matter_id to stream_id;

-- Everything so far is of matters; from here on each writer says of what kind its stream is.
alter table record_event rename column matter_id to stream_id;
alter table record_event add column kind text not null default 'matter';
alter table record_event alter column kind drop default;
alter table record_event add constraint record_event_kind_check check (kind ~ '^[a-z]+$');

-- The jobs go on in their turns.
update platform_job set name = 'record.' || substr(name, 9) where name in ('matters.seal-events', 'matters.verify', 'matters.ask-to-verify');
