-- Store the claims of the batch that are not there yet. Claims of past revisions are recorded as past.
-- Parameters: $engine, $now
insert into core.claim
with

incoming as (
    select
        batch.*,
        batch.document_id::uuid as revision_id,
        md5(concat_ws('|', batch.document_id, $engine, batch.claim_id))::uuid as claim_key
    from batch
    qualify row_number() over (partition by batch.document_id, batch.claim_id order by batch.span_start) = 1
)

select
    incoming.claim_key,
    incoming.claim_id,
    incoming.revision_id,
    revision.article_id,
    article.outlet,
    revision.language,
    coalesce(revision.published_at, article.reported_at) as reported_at,
    coalesce(revision.published_at, article.reported_at)::date as reported_day,
    incoming.sentence,
    incoming.span_start,
    incoming.span_end,
    incoming.type,
    incoming.actor,
    incoming.target,
    incoming.quantity_value,
    incoming.quantity_low,
    incoming.quantity_high,
    incoming.quantity_bound,
    incoming.unit,
    incoming.quantity_noun,
    incoming.quantity_of,
    incoming.quantity_text,
    incoming.region,
    left(incoming.region, 2) as country,
    incoming.region_basis,
    incoming.place_text,
    incoming.place_name,
    incoming.place_kind,
    incoming.geonames_id,
    incoming.latitude,
    incoming.longitude,
    incoming.time_text,
    incoming.time_start,
    incoming.time_end,
    incoming.time_granularity,
    incoming.time_basis,
    incoming.source_text,
    incoming.source_kind,
    incoming.source_cue,
    incoming.source_basis,
    alias.entity_id,
    incoming.factuality,
    incoming.realis,
    incoming.verification,
    incoming.verified_by,
    case when incoming.part_of is not null then
        md5(concat_ws('|', incoming.document_id, $engine, incoming.part_of))::uuid
    end as part_of,
    incoming.rule,
    incoming.evidence,
    $engine as engine,
    $now as recorded_at,
    case when revision.recorded_to is null then null else $now end as recorded_to
from incoming
inner join core.revision as revision on incoming.revision_id = revision.revision_id
inner join core.article as article on revision.article_id = article.article_id
left join core.source_alias as alias
    on incoming.source_text = alias.source_text
    and incoming.source_kind = alias.source_kind
    and coalesce(left(incoming.region, 2), '') = alias.country
-- Only claims of these revisions can be there already: a set of a few keys, not of all.
where
    incoming.claim_key not in (
        select claim_key from core.claim where revision_id in (select revision_id from incoming)
    )
order by incoming.revision_id, incoming.span_start, incoming.claim_id
