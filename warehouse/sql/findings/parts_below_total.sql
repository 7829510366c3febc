-- Totals that a full set of parts falls short of.
--
-- "600, of which 75 in Kherson" is no contradiction: parts are seldom all there are. A set of parts counts as full only where
-- another article gives the same total for the same regions, and there the parts do add up to it.
--
-- Grain: one row a group of a total
insert into core.finding
with

breakdown as (
    select
        total.group_id,
        total.claim_key as total_key,
        total.article_id,
        total.quantity_value as expected,
        total.least,
        list_sort(list(part.region)) as regions,
        sum(part.quantity_value) as figure,
        sum(part.most) as most,
        list(part.claim_key order by part.quantity_value desc, part.claim_key) as keys,
        string_agg(
            format('{:.10g} {}', part.quantity_value, coalesce(part.region_name, part.region)),
            ', ' order by part.quantity_value desc, part.region
        ) as wording
    from figure_range as total
    inner join figure_range as part
        on total.claim_key = part.part_of and total.unit = part.unit and total.type = part.type
    inner join checked_group on total.group_id = checked_group.group_id
    where part.factuality = 'CT+' and total.unit not in ('percent', 'magnitude')
    group by total.group_id, total.claim_key, total.article_id, total.quantity_value, total.least
    having
        count(*) >= 2
        and count(distinct part.region) = count(*)
        and count(*) filter (part.region = total.region) = 0
)

select
    md5(concat_ws('|', 'parts_below_total', short.group_id))::uuid as finding_id,
    'parts_below_total' as kind,
    short.group_id,
    list_prepend(short.total_key, short.keys) as claim_keys,
    grouped.type,
    grouped.region,
    grouped.country,
    grouped.unit,
    grouped.reported_day,
    grouped.event_day,
    short.expected,
    short.figure as found,
    true as same_window,
    true as same_unit,
    false as regions_overlap,
    format(
        '{}: the parts add up to {:.10g} ({}), less than the total of {:.10g} {}; elsewhere the same regions make it up in full',
        grouped.type, short.figure, short.wording, short.expected, coalesce(unit.many, grouped.unit)
    ) as statement
from breakdown as short
inner join core.claim_group as grouped
    on short.group_id = grouped.group_id
    and grouped.reported_day between (select first from checked_span) and (select last from checked_span)
left join core.unit as unit on grouped.unit = unit.unit
where
    short.most < short.least
    and exists (
        select 1
        from breakdown as full_one
        where
            full_one.group_id = short.group_id
            and full_one.article_id <> short.article_id
            and full_one.expected = short.expected
            and full_one.regions = short.regions
            and full_one.figure = full_one.expected
    )
qualify row_number() over (partition by short.group_id order by len(short.keys) desc, short.total_key) = 1
order by grouped.reported_day, finding_id
