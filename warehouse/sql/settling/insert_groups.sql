-- Groups of touched claims.
--
-- Grain: one row a group
insert into core.claim_group
with

member as (
    select
        staged_member.group_id,
        claim.*,
        revision.text_sha256,
        case
            when entity.is_generic then 1
            when claim.entity_id is null then 2
            else 0
        end as source_rank,
        case claim.factuality
            when 'CT+' then 0 when 'CT-' then 1 when 'PR+' then 2 when 'PR-' then 3 when 'PS+' then 4 when 'PS-' then 5 else 6
        end as doubt,
        case claim.verification when 'denied' then 3 when 'not_confirmed' then 2 when 'confirmed' then 1 else 0 end as verdict,
        case
            when claim.quantity_bound is null then 9
            when claim.quantity_value is null then 8
            when claim.quantity_bound = 'exact' then 0
            when claim.quantity_bound = 'range' then 3
            when claim.quantity_bound = 'approximate' then 2
            else 1
        end as looseness,
        case
            when claim.time_start is null then 4
            when claim.time_basis = 'text' then 0
            when claim.time_basis = 'context' then 1
            else 2
        end as vagueness,
        count(distinct claim.outlet) over (partition by staged_member.group_id, claim.quantity_value) as carriers
    from staged_member
    inner join core.claim as claim
        on staged_member.claim_key = claim.claim_key
        and staged_member.reported_day = claim.reported_day
    inner join core.revision as revision on claim.revision_id = revision.revision_id
    left join core.source_entity as entity on claim.entity_id = entity.entity_id
),

best as (
    select distinct on (group_id)
        group_id,
        claim_key,
        quantity_value,
        quantity_bound,
        case when place_kind = 'settlement' then geonames_id end as settlement
    from member
    order by group_id, looseness, grain(quantity_value), carriers desc, reported_at, claim_key
),

timed as (
    select distinct on (group_id)
        group_id,
        time_start,
        time_end,
        time_basis
    from member
    order by group_id, vagueness, time_end - time_start, reported_at, claim_key
),

named as (
    select distinct on (group_id)
        group_id,
        entity_id
    from member
    order by group_id, source_rank, reported_at, claim_key
),

first as (
    select distinct on (group_id)
        group_id,
        claim_key,
        outlet
    from member
    order by group_id, reported_at, claim_key
),

tally as (
    select
        group_id,
        any_value(type) as type,
        any_value(region) as region,
        any_value(country) as country,
        any_value(unit) as unit,
        any_value(realis) as realis,
        case min(doubt)
            when 0 then 'CT+' when 1 then 'CT-' when 2 then 'PR+' when 3 then 'PR-' when 4 then 'PS+' when 5 then 'PS-' else 'Uu'
        end as factuality,
        min(doubt) > 1 or any_value(realis) <> 'actual' as is_hedged,
        case max(verdict) when 3 then 'denied' when 2 then 'not_confirmed' when 1 then 'confirmed' else 'none' end as verification,
        min(coalesce(quantity_low, case when quantity_bound = 'approximate' then quantity_value end)) as quantity_low,
        max(coalesce(quantity_high, case when quantity_bound = 'approximate' then quantity_value end)) as quantity_high,
        min(reported_at) as first_reported_at,
        max(reported_at) as last_reported_at,
        min(reported_day) as reported_day,
        count(*) as claims,
        count(distinct article_id) as articles,
        count(distinct text_sha256) as texts,
        count(distinct outlet) as outlets,
        list_sort(list(distinct outlet)) as outlet_names,
        list_sort(list(distinct article_id)) as article_ids,
        list_sort(list(distinct language) filter (language is not null)) as languages
    from member
    group by group_id
)

select
    tally.group_id,
    tally.type,
    tally.region,
    tally.country,
    tally.unit,
    named.entity_id,
    tally.factuality,
    tally.realis,
    tally.is_hedged,
    tally.verification,
    tally.verification as stated_verification,
    best.settlement,
    tally.quantity_low,
    best.quantity_value as quantity_best,
    tally.quantity_high,
    best.quantity_bound,
    best.claim_key as best_claim,
    timed.time_start,
    timed.time_end,
    timed.time_basis,
    coalesce(timed.time_end, tally.reported_day) as event_day,
    first.claim_key as first_claim,
    tally.first_reported_at,
    tally.last_reported_at,
    tally.reported_day,
    first.outlet as first_outlet,
    tally.claims,
    tally.articles,
    tally.texts,
    tally.outlets,
    tally.outlet_names,
    tally.article_ids,
    coalesce(tally.languages, []) as languages,
    null::uuid as part_of
from tally
inner join best on tally.group_id = best.group_id
inner join timed on tally.group_id = timed.group_id
inner join named on tally.group_id = named.group_id
inner join first on tally.group_id = first.group_id
order by tally.reported_day, tally.group_id
