-- The current claims of the days around those that came or went, with their crowds.
--
-- A crowd is the claims of one day that differ in nothing but their words, articles and outlets. Comparing each with each would
-- cost the square of its size, so only its first fifteen, its heads, are compared with claims outside of it: different wordings
-- before copies of them. The others are compared with the first of the same words, or else with the heads.
--
-- Grain: one row a claim; those that went are there too, without a place in their crowd
create or replace temp table near as
with

claim as (
    select
        claim.claim_key,
        claim.article_id,
        claim.outlet,
        claim.language,
        claim.reported_at,
        claim.reported_day,
        lower(claim.sentence) as sentence,
        claim.type,
        claim.actor,
        claim.quantity_value,
        claim.quantity_low,
        claim.quantity_high,
        claim.quantity_bound,
        claim.quantity_noun,
        claim.quantity_of,
        claim.unit,
        claim.region,
        lower(strip_accents(claim.place_text)) as place_text,
        lower(strip_accents(claim.place_name)) as place_name,
        claim.place_kind,
        claim.geonames_id,
        claim.time_start,
        claim.time_end,
        claim.time_basis,
        claim.source_kind,
        claim.entity_id,
        claim.is_generic,
        claim.names,
        claim.factuality in ('CT-', 'PR-', 'PS-') as is_negated,
        claim.realis,
        claim.part_of,
        claim.recorded_to is null as is_current,
        dirty.claim_key is not null as is_dirty
    from sourced_claim as claim
    left join dirty on claim.claim_key = dirty.claim_key and claim.reported_day = dirty.reported_day
    where
        claim.reported_day in (select day from near_day)
        and (claim.recorded_to is null or dirty.claim_key is not null)
),

sorted as (
    select
        *,
        hash(
            reported_day, type, region, unit, is_negated, realis, quantity_value, quantity_low, quantity_high, quantity_bound,
            quantity_of, time_start, time_end, time_basis, entity_id, source_kind, language, place_text, place_kind, geonames_id
        ) as crowd
    from claim
),

counted as (
    select
        *,
        count(*) over (partition by crowd) as crowd_size,
        bool_or(is_dirty) over (partition by crowd) as is_stirred,
        if(is_current, row_number() over same_words, null) as copy_number,
        first_value(claim_key) over same_words as leader,
        first_value(article_id) over same_words as leading_article
    from sorted
    window same_words as (partition by crowd, is_current, sentence order by reported_at, article_id, claim_key)
)

select
    * exclude (copy_number, leader, leading_article),
    is_current
    and row_number() over (
        partition by crowd, is_current order by copy_number, reported_at, article_id, claim_key
    ) <= 15 as is_head,
    if(leading_article <> article_id, leader, null) as leader,
    -- Whether it may be the rounded form of another figure.
    coalesce(
        quantity_bound <> 'exact' or (quantity_value >= 100 and digits(quantity_value) <= 2), false
    ) as is_round,
    -- Steps of 18 percent: figures that can be one are in the same step or the next.
    case
        when quantity_bound is null then -1
        when quantity_value is null or quantity_bound = 'range' then null
        when quantity_value < 1 then 0
        else 1 + floor(ln(quantity_value) / ln(1.18))::integer
    end as step
from counted
