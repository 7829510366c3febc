-- Totals that their parts exceed.
--
-- Only parts that can be compared count: the same unit, within the total's days and region, by the same source or none. Parts
-- of one region may overlap ("51 soldiers, 2 officers"), so the largest stands for its region; a region within another part's
-- region is left out.
--
-- Grain: one row a group of a total
insert into core.finding
with

part as (
    select
        total.claim_key as total_key,
        total.region as total_region,
        part.*
    from figure_range as total
    inner join figure_range as part
        on total.claim_key = part.part_of
        and total.unit = part.unit
        and total.type = part.type
    inner join checked_group on total.group_id = checked_group.group_id
    where
        part.factuality = 'CT+'
        and part.realis = total.realis
        and total.factuality not in ('CT-', 'PR-', 'PS-')
        and total.unit not in ('percent', 'magnitude')
        and (total.time_start is null or part.time_start is null or part.time_start >= total.time_start)
        and (total.time_end is null or part.time_end is null or part.time_end <= total.time_end)
        and (part.entity_id is null or total.entity_id is null or part.entity_id = total.entity_id)
        and (
            total.region is null
            or part.region = total.region
            or part.country = total.region
            or part.region_parent = total.region
        )
),

-- The largest part of each region, the regions of parts not within each other.
regional as (
    select
        total_key,
        region,
        total_region,
        any_value(region_name) as region_name,
        max(least) as least,
        max(quantity_value) as figure,
        count(*) as parts,
        list(claim_key order by quantity_value desc, claim_key) as keys
    from part
    where not exists (
        select 1 from part as wider where wider.total_key = part.total_key and wider.region = part.region_parent and wider.region <> part.total_region
    )
    group by total_key, region, total_region
),

-- Parts that bear the total's own region overlap with those of its regions: the larger of the two sums holds at least.
summed as (
    select
        total_key,
        greatest(
            coalesce(sum(least) filter (region is distinct from total_region), 0),
            coalesce(max(least) filter (region is not distinct from total_region), 0)
        ) as least,
        greatest(
            coalesce(sum(figure) filter (region is distinct from total_region), 0),
            coalesce(max(figure) filter (region is not distinct from total_region), 0)
        ) as figure,
        max(parts) > 1 or count(*) filter (region is not distinct from total_region) > 0 as regions_overlap,
        flatten(list(keys order by figure desc, region)) as keys,
        string_agg(format('{:.10g} {}', figure, coalesce(region_name, region, '')), ', ' order by figure desc, region) as wording
    from regional
    group by total_key
)

select
    md5(concat_ws('|', 'parts_exceed_total', total.group_id))::uuid as finding_id,
    'parts_exceed_total' as kind,
    total.group_id,
    list_prepend(total.claim_key, summed.keys) as claim_keys,
    total.type,
    total.region,
    total.country,
    total.unit,
    grouped.reported_day,
    grouped.event_day,
    total.quantity_value as expected,
    summed.figure as found,
    true as same_window,
    true as same_unit,
    summed.regions_overlap,
    format(
        '{}: the parts add up to {:.10g} ({}), more than the total of {:.10g} {} that {} gives',
        total.type, summed.figure, summed.wording, total.quantity_value, coalesce(unit.many, total.unit), total.outlet
    ) as statement
from summed
inner join figure_range as total on summed.total_key = total.claim_key
inner join core.claim_group as grouped
    on total.group_id = grouped.group_id
    and grouped.reported_day between (select first from checked_span) and (select last from checked_span)
left join core.unit as unit on total.unit = unit.unit
where summed.least > total.most
qualify row_number() over (
    partition by total.group_id order by len(summed.keys) desc, total.reported_at, total.claim_key
) = 1
order by grouped.reported_day, finding_id
