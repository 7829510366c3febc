-- How entities are written.
insert into core.source_alias
select source_text, source_kind, claim_country as country, entity_id::uuid as entity_id, names
from aliases
order by all
