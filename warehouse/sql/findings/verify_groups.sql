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

    contradicted as (
        select
            grouped.group_id,
            max(
                case
                    when later.factuality = 'CT-' or later_claim.verification = 'denied' then 3
                    else 2
                end
            ) as verdict
        from checked_group
        inner join core.claim_group as grouped on checked_group.group_id = grouped.group_id
        inner join core.claim as claim on grouped.best_claim = claim.claim_key
        inner join core.claim_group as later
            on grouped.type = later.type
            and grouped.region = later.region
            and grouped.group_id <> later.group_id
            and later.reported_day between grouped.reported_day and grouped.reported_day + 14
            and later.first_reported_at >= grouped.first_reported_at
        inner join core.claim as later_claim on later.best_claim = later_claim.claim_key
        where
            grouped.factuality in ('CT+', 'PR+', 'PS+')
            and grouped.realis = 'actual'
            and later.realis = 'actual'
            and claim.place_kind = 'settlement'
            and claim.geonames_id = later_claim.geonames_id
            and grouped.first_claim <> later.first_claim
            and claim.article_id <> later_claim.article_id
            and (
                later.time_start <= grouped.time_end and grouped.time_start <= later.time_end
                or later_claim.time_basis = 'published'
            )
            and (
                (later.factuality = 'CT-' and later.unit is null and grouped.unit is null
                    and later.entity_id is distinct from grouped.entity_id)
                or (
                    later_claim.verification in ('denied', 'not_confirmed')
                    and later.factuality in ('CT+', 'PR+', 'PS+')
                    and later.unit is not distinct from grouped.unit
                    and later.quantity_best is not distinct from grouped.quantity_best
                )
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
