-- The latest fifty claim groups of some sources.
-- Parameter: $keys
select entity_id::text as key, group_id::text as group_id
from core.claim_group
where entity_id in (select unnest($keys::text[])::uuid)
qualify row_number() over (partition by entity_id order by first_reported_at desc, group_id) <= 50
order by key, first_reported_at desc, group_id
