-- Sources that give figures for the same thing that no rounding explains.
--
-- The same thing: a type whose figures are tolls, the same region, unit, days and place, no other counted noun; told in one
-- article, or in two articles that share another fact.
--
-- Grain: one row a pair of groups
insert into core.finding
with

figure as (
    select
        figure_range.*,
        alias.names,
        entity.name as source_name
    from figure_range
    inner join core.claim_type as claim_type on figure_range.type = claim_type.type and claim_type.is_toll
    inner join core.source_entity as entity on figure_range.entity_id = entity.entity_id
    left join core.source_alias as alias
        on figure_range.source_text = alias.source_text
        and figure_range.source_kind = alias.source_kind
        and coalesce(figure_range.country, '') = alias.country
    where figure_range.realis = 'actual' and figure_range.factuality in ('CT+', 'PR+') and figure_range.time_basis <> 'published'
),

shared as (
    select distinct
        one.article_id as one_article,
        other.article_id as other_article
    from core.claim_link as link
    inner join core.claim as one on link.one = one.claim_key
    inner join core.claim as other on link.other = other.claim_key
    where
        one.article_id <> other.article_id
        and link.reported_day between (select first from checked_span) - 3 and (select last from checked_span)
        and one.reported_day between (select first from checked_span) - 3 and (select last from checked_span) + 3
        and other.reported_day between (select first from checked_span) - 3 and (select last from checked_span) + 3
        and (one.claim_key in (select claim_key from figure_range) or other.claim_key in (select claim_key from figure_range))
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
    from figure as one
    inner join figure as other
        on one.type = other.type
        and one.region is not distinct from other.region
        and one.unit = other.unit
        and one.time_start = other.time_start
        and one.time_end = other.time_end
        and one.group_id <> other.group_id
        and one.entity_id <> other.entity_id
        and (one.reported_at, one.claim_key) < (other.reported_at, other.claim_key)
        and other.reported_day <= one.reported_day + 3
    where
        not list_has_any(one.names, other.names)
        and (one.part_of is null) = (other.part_of is null)
        and one.part_of is distinct from other.claim_key
        and other.part_of is distinct from one.claim_key
        and (one.part_of is null or one.part_of <> other.part_of)
        and (one.most < other.least or other.most < one.least)
        and not rounds(one.quantity_bound, one.quantity_value, other.quantity_value)
        and not rounds(other.quantity_bound, other.quantity_value, one.quantity_value)
        and (
            one.place_text is null
            or other.place_text is null
            or one.geonames_id = other.geonames_id
            or lower(one.place_text) = lower(other.place_text)
            or (one.geonames_id is null and other.geonames_id is null and one.place_kind = 'region' and other.place_kind = 'region')
        )
        and (
            one.quantity_noun is null
            or other.quantity_noun is null
            or one.language <> other.language
            -- Crowds are counted as people, marchers, participants …; the dead as soldiers or as civilians.
            or one.type not like 'casualty/%'
            or likeness(words(one.quantity_noun), words(other.quantity_noun)) > 0
        )
        and (
            one.article_id = other.article_id
            or exists (
                select 1
                from shared
                where
                    (shared.one_article = one.article_id and shared.other_article = other.article_id)
                    or (shared.one_article = other.article_id and shared.other_article = one.article_id)
            )
        )
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
