-- Between which figures each figure of an article with a checked group lies; null where a side is open.
--
-- Grain: one row a current claim with a figure, of an article that carries a checked group
create or replace temp table figure_range as
with

concerned as (
    select distinct unnest(article_ids) as article_id
    from core.claim_group
    where
        reported_day between (select first from checked_span) and (select last from checked_span)
        and group_id in (select group_id from checked_group)
)

select
    claim.*,
    member.group_id,
    region.name_en as region_name,
    region.parent as region_parent,
    case
        when claim.quantity_bound = 'approximate' then claim.quantity_value - greatest(grain(claim.quantity_value) / 2, 0.1 * claim.quantity_value)
        else claim.quantity_low
    end as least,
    case
        when claim.quantity_bound = 'approximate' then claim.quantity_value + greatest(grain(claim.quantity_value) / 2, 0.1 * claim.quantity_value)
        else claim.quantity_high
    end as most
from sourced_claim as claim
inner join concerned on claim.article_id = concerned.article_id
inner join core.group_member as member on claim.claim_key = member.claim_key and claim.reported_day = member.reported_day
left join core.region as region on claim.region = region.region
where
    claim.recorded_to is null
    and claim.quantity_value is not null
    and claim.reported_day between (select first from checked_span) and (select last from checked_span)
    and member.reported_day between (select first from checked_span) and (select last from checked_span)
