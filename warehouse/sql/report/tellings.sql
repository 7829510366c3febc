-- Current claims of some days, each with the words that it rests on, its article and the group that it is in.
--
-- Grain:     one row a claim
-- Parameter: $days
select
    claim.claim_id,
    claim.reported_day as day,
    coalesce(claim.region, 'none') as region,
    member.group_id::text as group_id,
    grouped.reported_day as home_day,
    coalesce(grouped.region, 'none') as home_region,
    claim.outlet,
    claim.language,
    claim.sentence,
    claim.span_start as start,
    list_transform(claim.evidence, lambda why: why.slot) as slots,
    list_transform(claim.evidence, lambda why: why.span_start) as starts,
    list_transform(claim.evidence, lambda why: why.span_end) as ends,
    coalesce(claim_type.sentence, claim.type) as label,
    claim.quantity_value as value,
    claim.quantity_low as low,
    claim.quantity_high as high,
    claim.quantity_bound as bound,
    claim.quantity_text as quantity_text,
    coalesce(unit.one, claim.unit) as one,
    coalesce(unit.many, claim.unit) as many,
    claim.source_text,
    claim.source_cue,
    -- A spelling of its own may be nobody's announcement; only sources of announcements have a page.
    case when claim.entity_id in (select entity_id from core.claim_group) then claim.entity_id::text end as entity_id,
    claim.factuality,
    claim.realis,
    claim.verification,
    claim.verified_by,
    claim.time_start,
    claim.time_end,
    claim.time_text,
    claim.reported_at,
    claim.article_id::text as article_id,
    article.url,
    revision.title
from core.claim as claim
inner join core.article as article on claim.article_id = article.article_id
inner join core.revision as revision on claim.revision_id = revision.revision_id
inner join core.group_member as member on claim.claim_key = member.claim_key
inner join core.claim_group as grouped on member.group_id = grouped.group_id
left join core.claim_type as claim_type on claim.type = claim_type.type
left join core.unit as unit on claim.unit = unit.unit
where claim.recorded_to is null and claim.reported_day in (select unnest($days::date[]))
order by claim.reported_at, claim.outlet, claim.article_id, claim.span_start, claim.claim_key
