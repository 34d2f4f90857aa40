-- What the list of entities is narrowed to and few entities are: found without reading an index of a million.

create index places_entity_above_scale on places_entity (division_code, uscc) where si_shang;

create index places_entity_not_active on places_entity (status, division_code, uscc) where status <> 'active';

create index places_entity_rare_kind on places_entity (kind, division_code, uscc) where kind not in ('sole-trader', 'enterprise');
