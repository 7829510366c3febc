-- What others say of each checked group: in its own claims, or in claims of later days about the same place.
--
-- A later claim counts where it is about the same settlement and says that it is not so, or that it is denied or not confirmed.
update core.claim_group as grouped
set verification = found.verification
from (
    with

    told as (
        select
            member.group_id,
            max(case claim.verification when 'denied' then 3 when 'not_confirmed' then 2 when 'confirmed' then 1 else 0 end) as verdict
        from checked_group
        inner join core.group_member as member on checked_group.group_id = member.group_id
        inner join core.claim as claim on member.claim_key = claim.claim_key
        group by member.group_id
    ),

    -- The few groups that speak against others, by the settlement that they are about.
    doubt as (
        select
            grouped.*,
            claim.geonames_id,
            claim.article_id,
            claim.time_basis,
            grouped.factuality = 'CT-' as is_negation,
            claim.verification as claim_verification
        from core.claim_group as grouped
        inner join core.claim as claim on grouped.best_claim = claim.claim_key
        where
            grouped.realis = 'actual'
            and claim.place_kind = 'settlement'
            and (
                (grouped.factuality = 'CT-' and grouped.unit is null)
                or (claim.verification in ('denied', 'not_confirmed') and grouped.factuality in ('CT+', 'PR+', 'PS+'))
            )
            and grouped.reported_day between (select min(day) from checked_day) and (select max(day) from checked_day)
    ),

    contradicted as (
        select
            grouped.group_id,
            max(if(doubt.is_negation or doubt.claim_verification = 'denied', 3, 2)) as verdict
        from doubt
        inner join core.claim_group as grouped
            on doubt.type = grouped.type
            and doubt.region = grouped.region
            and doubt.group_id <> grouped.group_id
            and doubt.reported_day between grouped.reported_day and grouped.reported_day + 14
            and doubt.first_reported_at >= grouped.first_reported_at
            and doubt.unit is not distinct from grouped.unit
        inner join checked_group on grouped.group_id = checked_group.group_id
        inner join core.claim as claim on grouped.best_claim = claim.claim_key
        where
            grouped.factuality in ('CT+', 'PR+', 'PS+')
            and grouped.realis = 'actual'
            and claim.place_kind = 'settlement'
            and claim.geonames_id = doubt.geonames_id
            and claim.article_id <> doubt.article_id
            and (
                (doubt.time_start <= grouped.time_end and grouped.time_start <= doubt.time_end)
                or doubt.time_basis = 'published'
            )
            and if(
                doubt.is_negation,
                doubt.entity_id is distinct from grouped.entity_id,
                doubt.quantity_best is not distinct from grouped.quantity_best
            )
        group by grouped.group_id
    )

    select
        told.group_id,
        case greatest(told.verdict, coalesce(contradicted.verdict, 0))
            when 3 then 'denied' when 2 then 'not_confirmed' when 1 then 'confirmed' else 'none'
        end as verification
    from told
    left join contradicted on told.group_id = contradicted.group_id
) as found
where grouped.group_id = found.group_id and grouped.verification <> found.verification
