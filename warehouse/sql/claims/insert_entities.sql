-- Entities met for the first time.
insert into core.source_entity
select entity_id::uuid as entity_id, name, kind, country, is_generic, basis
from aliases
where entity_id::uuid not in (select entity_id from core.source_entity)
qualify row_number() over (partition by entity_id order by name, kind) = 1
order by entity_id
