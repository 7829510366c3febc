-- What others say of each checked group: in its own claims, or in claims of later days about the same place.
--
-- A later claim counts where it is about the same settlement and says that it is not so, or that it is denied or not confirmed; or
-- where it repeats a large figure of the same region, days and source as denied or not confirmed.
update core.claim_group as grouped
set verification = found.verification
from (
    with

    checked as (
        select *
        from core.claim_group
        where
            reported_day between (select first from checked_span) and (select last from checked_span)
            and group_id in (select group_id from checked_group)
    ),

    -- The few groups that speak against others.
    doubt as (
        select
            *,
            factuality = 'CT-' as is_negation
        from core.claim_group
        where
            realis = 'actual'
            and (
                (factuality = 'CT-' and unit is null and settlement is not null)
                or (
                    stated_verification in ('denied', 'not_confirmed')
                    and factuality in ('CT+', 'PR+', 'PS+')
                    and (settlement is not null or quantity_best >= 20)
                )
            )
            and reported_day between (select first from checked_span) and (select last from checked_span) + 14
    ),

    contradicted as (
        select
            checked.group_id,
            max(if(doubt.is_negation or doubt.stated_verification = 'denied', 3, 2)) as verdict
        from doubt
        inner join checked
            on doubt.type = checked.type
            and doubt.region = checked.region
            and (
                doubt.settlement = checked.settlement
                or (
                    doubt.quantity_best >= 20
                    and doubt.quantity_best = checked.quantity_best
                    and doubt.entity_id is not distinct from checked.entity_id
                    and (doubt.settlement is null or checked.settlement is null)
                    and doubt.time_basis <> 'published'
                )
            )
            and doubt.group_id <> checked.group_id
            and doubt.reported_day between checked.reported_day and checked.reported_day + 14
            and doubt.first_reported_at >= checked.first_reported_at
            and doubt.unit is not distinct from checked.unit
        where
            checked.factuality in ('CT+', 'PR+', 'PS+')
            and checked.realis = 'actual'
            and not list_has_any(checked.article_ids, doubt.article_ids)
            and (
                (doubt.time_start <= checked.time_end and checked.time_start <= doubt.time_end)
                or doubt.time_basis = 'published'
            )
            and if(
                doubt.is_negation,
                doubt.entity_id is distinct from checked.entity_id,
                doubt.quantity_best is not distinct from checked.quantity_best
            )
        group by checked.group_id
    )

    select
        checked.group_id,
        checked.reported_day,
        case
            greatest(
                case checked.stated_verification when 'denied' then 3 when 'not_confirmed' then 2 when 'confirmed' then 1 else 0 end,
                coalesce(contradicted.verdict, 0)
            )
            when 3 then 'denied' when 2 then 'not_confirmed' when 1 then 'confirmed' else 'none'
        end as verification
    from checked
    left join contradicted on checked.group_id = contradicted.group_id
) as found
where
    grouped.group_id = found.group_id
    and grouped.reported_day = found.reported_day
    and grouped.verification <> found.verification
