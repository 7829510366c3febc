-- The latest fifty claim groups of some regions; a country has those of its regions too.
-- Parameter: $keys
with

placed as (
    select coalesce(region, 'none') as key, group_id, first_reported_at
    from core.claim_group
    where coalesce(region, 'none') in (select unnest($keys::text[]))
    union
    select country, group_id, first_reported_at
    from core.claim_group
    where country in (select unnest($keys::text[]))
)

select key, group_id::text as group_id
from placed
qualify row_number() over (partition by key order by first_reported_at desc, group_id) <= 50
order by key, first_reported_at desc, group_id
