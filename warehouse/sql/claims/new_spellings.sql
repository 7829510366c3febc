-- Sources as written in the batch that were never met before, with the country of the claim.
select distinct
    batch.source_text,
    batch.source_kind,
    left(batch.region, 2) as country
from batch
left join core.source_alias as alias
    on batch.source_text = alias.source_text
    and batch.source_kind = alias.source_kind
    and coalesce(left(batch.region, 2), '') = alias.country
where batch.source_text is not null and alias.entity_id is null
order by all
