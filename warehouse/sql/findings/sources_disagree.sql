-- Sources that give figures for the same thing that no rounding explains.
--
-- The same thing: a type whose figures are tolls, the same region, unit, days and place, no other counted noun; told in one
-- article, or in two articles that share another fact.
--
-- Grain: one row a pair of groups
insert into core.finding
with

figure as (
    select figure_range.*
    from figure_range
    inner join core.claim_type as claim_type on figure_range.type = claim_type.type and claim_type.is_toll
    where
        figure_range.source_name is not null
        and figure_range.realis = 'actual'
        and figure_range.factuality in ('CT+', 'PR+')
        and figure_range.time_basis <> 'published'
),

-- Articles in which the same thing may be told: each with itself, and those that share another fact.
side_by_side as (
    select distinct
        article_id as one_article,
        article_id as other_article
    from figure
    union all
    select
        one_article,
        other_article
    from shared_article
),

pair as (
    select
        one.*,
        other.claim_key as other_key,
        other.group_id as other_group,
        other.quantity_value as other_value,
        other.source_name as other_source,
        other.outlet as other_outlet,
        row_number() over (
            partition by least(one.group_id, other.group_id), greatest(one.group_id, other.group_id)
            order by one.article_id <> other.article_id, one.reported_at, one.claim_key, other.claim_key
        ) as rank
    from side_by_side
    inner join figure as one on side_by_side.one_article = one.article_id
    inner join figure as other on side_by_side.other_article = other.article_id
    -- One value and not a list of conditions: of those the planner would make a join of each figure with each of its type.
    where
        case
            when one.type <> other.type then false
            when one.region is distinct from other.region then false
            when one.unit <> other.unit then false
            when one.time_start <> other.time_start or one.time_end <> other.time_end then false
            when one.group_id = other.group_id or one.entity_id = other.entity_id then false
            when (one.reported_at, one.claim_key) >= (other.reported_at, other.claim_key) then false
            when other.reported_day > one.reported_day + 3 then false
            when coalesce(list_has_any(one.names, other.names), true) then false
            when (one.part_of is null) <> (other.part_of is null) or one.part_of = other.part_of then false
            when one.part_of = other.claim_key or other.part_of = one.claim_key then false
            when not coalesce(one.most < other.least or other.most < one.least, false) then false
            when rounds(one.quantity_bound, one.quantity_value, other.quantity_value) then false
            when rounds(other.quantity_bound, other.quantity_value, one.quantity_value) then false
            when not coalesce(
                one.place_text is null
                or other.place_text is null
                or one.geonames_id = other.geonames_id
                or lower(one.place_text) = lower(other.place_text)
                or (
                    one.geonames_id is null
                    and other.geonames_id is null
                    and one.place_kind = 'region'
                    and other.place_kind = 'region'
                ),
                false
            ) then false
            -- Crowds are counted as people, marchers, participants …; the dead as soldiers or as civilians.
            when
                one.type like 'casualty/%'
                and one.language = other.language
                and likeness(words(one.quantity_noun), words(other.quantity_noun)) = 0
                then false
            else true
        end
)

select
    md5(concat_ws('|', 'sources_disagree', least(pair.group_id, pair.other_group), greatest(pair.group_id, pair.other_group)))::uuid
        as finding_id,
    'sources_disagree' as kind,
    pair.group_id,
    [pair.claim_key, pair.other_key] as claim_keys,
    pair.type,
    pair.region,
    pair.country,
    pair.unit,
    grouped.reported_day,
    grouped.event_day,
    pair.quantity_value as expected,
    pair.other_value as found,
    true as same_window,
    true as same_unit,
    true as regions_overlap,
    format(
        '{}: {} says {:.10g} {} ({}), {} says {:.10g} ({})',
        pair.type, pair.source_name, pair.quantity_value, coalesce(unit.many, pair.unit), pair.outlet,
        pair.other_source, pair.other_value, pair.other_outlet
    ) as statement
from pair
inner join core.claim_group as grouped
    on pair.group_id = grouped.group_id
    and grouped.reported_day between (select first from checked_span) and (select last from checked_span)
inner join checked_group on pair.group_id = checked_group.group_id
left join core.unit as unit on pair.unit = unit.unit
where pair.rank = 1
order by grouped.reported_day, finding_id
