-- Announcements that someone denies or does not confirm.
--
-- Grain: one row a group
insert into core.finding
with

saying as (
    select
        member.group_id,
        claim.*
    from checked_group
    inner join core.group_member as member on checked_group.group_id = member.group_id
    inner join core.claim as claim on member.claim_key = claim.claim_key
    where
        claim.verification in ('denied', 'not_confirmed')
        and claim.reported_day between (select first from checked_span) and (select last from checked_span)
        and member.reported_day between (select first from checked_span) and (select last from checked_span)
),

-- The names are told in one language, that of the claim with the most: else everyone would be there in six spellings.
telling as (
    select distinct on (group_id, verification)
        group_id,
        verification,
        language
    from saying
    order by group_id, verification, len(verified_by) desc, reported_at, claim_key
),

by_whom as (
    select
        saying.group_id,
        saying.verification,
        list_sort(list_distinct(flatten(
            list(saying.verified_by) filter (saying.language is not distinct from telling.language)
        ))) as names,
        list(saying.claim_key order by saying.reported_at, saying.claim_key) as keys
    from saying
    inner join telling on saying.group_id = telling.group_id and saying.verification = telling.verification
    group by saying.group_id, saying.verification
)

select
    md5(concat_ws('|', grouped.verification, grouped.group_id))::uuid as finding_id,
    grouped.verification as kind,
    grouped.group_id,
    coalesce(by_whom.keys[:50], [grouped.first_claim]) as claim_keys,
    grouped.type,
    grouped.region,
    grouped.country,
    grouped.unit,
    grouped.reported_day,
    grouped.event_day,
    grouped.quantity_best as expected,
    null as found,
    null as same_window,
    null as same_unit,
    null as regions_overlap,
    concat(
        grouped.type,
        format(
            ': {:.10g} {}',
            grouped.quantity_best, coalesce(if(grouped.quantity_best = 1, unit.one, unit.many), grouped.unit)
        ),
        if(grouped.quantity_best is null or grouped.quantity_best = 1, ' is', ' are'),
        if(grouped.verification = 'denied', ' denied', ' not confirmed'),
        coalesce(' by ' || nullif(array_to_string(by_whom.names, ', '), ''), if(by_whom.group_id is null, ' by a later report', ''))
    ) as statement
from checked_group
inner join core.claim_group as grouped on checked_group.group_id = grouped.group_id
left join by_whom on grouped.group_id = by_whom.group_id and grouped.verification = by_whom.verification
left join core.unit as unit on grouped.unit = unit.unit
where
    grouped.verification in ('denied', 'not_confirmed')
    and grouped.reported_day between (select first from checked_span) and (select last from checked_span)
order by grouped.reported_day, finding_id
