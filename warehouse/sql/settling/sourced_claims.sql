-- Claims with who is meant by their source. It lives as long as the connection.
--
-- Grain: one row a claim; ``names`` are those in the source's words, null where it names none
create or replace temp view sourced_claim as
select
    claim.*,
    entity.name as source_name,
    coalesce(entity.is_generic, false) as is_generic,
    alias.names
from core.claim as claim
left join core.source_entity as entity on claim.entity_id = entity.entity_id
left join core.source_alias as alias
    on claim.source_text = alias.source_text
    and claim.source_kind = alias.source_kind
    and coalesce(claim.country, '') = alias.country
