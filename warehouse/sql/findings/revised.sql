-- Figures that an article changed between two of its revisions.
--
-- The two claims are the same but for the figure, each the only such one in its revision, both read by the same engine.
--
-- Grain: one row a group and article
insert into core.finding
with

present as (
    select figure_range.*
    from figure_range
    inner join checked_group on figure_range.group_id = checked_group.group_id
    where 1 = (
        select count(*)
        from figure_range as twin
        where
            twin.article_id = figure_range.article_id
            and twin.type = figure_range.type
            and twin.region is not distinct from figure_range.region
            and twin.unit = figure_range.unit
            and twin.entity_id is not distinct from figure_range.entity_id
            and lower(twin.place_text) is not distinct from lower(figure_range.place_text)
            and (twin.part_of is null) = (figure_range.part_of is null)
    )
),

past as (
    select
        claim.*,
        revision.number
    from core.claim as claim
    inner join core.revision as revision on claim.revision_id = revision.revision_id
    where
        claim.recorded_to is not null
        and claim.quantity_value is not null
        and claim.article_id in (select article_id from present)
    qualify count(*) over (
        partition by
            claim.revision_id, claim.engine, claim.type, claim.region, claim.unit, claim.entity_id,
            lower(claim.place_text), claim.part_of is null
    ) = 1
),

changed as (
    select
        present.*,
        past.claim_key as past_key,
        past.quantity_value as past_value
    from present
    inner join core.revision as revision on present.revision_id = revision.revision_id
    inner join past
        on present.article_id = past.article_id
        and present.revision_id <> past.revision_id
        and present.engine = past.engine
        and revision.number > past.number
        and present.type = past.type
        and present.region is not distinct from past.region
        and present.unit = past.unit
        and present.entity_id is not distinct from past.entity_id
        and lower(present.place_text) is not distinct from lower(past.place_text)
        and (present.part_of is null) = (past.part_of is null)
    where present.quantity_value <> past.quantity_value
    qualify row_number() over (partition by present.claim_key order by past.number desc, past.claim_key) = 1
)

select
    md5(concat_ws('|', 'revised', changed.claim_key, changed.past_key))::uuid as finding_id,
    'revised' as kind,
    changed.group_id,
    [changed.past_key, changed.claim_key] as claim_keys,
    changed.type,
    changed.region,
    changed.country,
    changed.unit,
    grouped.reported_day,
    grouped.event_day,
    changed.past_value as expected,
    changed.quantity_value as found,
    true as same_window,
    true as same_unit,
    true as regions_overlap,
    format(
        '{}: {} first said {:.10g} {}, then {:.10g}',
        changed.type, changed.outlet, changed.past_value, coalesce(unit.many, changed.unit), changed.quantity_value
    ) as statement
from changed
inner join core.claim_group as grouped
    on changed.group_id = grouped.group_id
    and grouped.reported_day between (select first from checked_span) and (select last from checked_span)
left join core.unit as unit on changed.unit = unit.unit
order by grouped.reported_day, finding_id
