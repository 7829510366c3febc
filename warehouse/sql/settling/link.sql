-- Pairs of claims that look like the same announcement, with the points for it, for the claims that are linked anew.
--
-- Grain:      one row a pair of claims of the same type, region, unit, polarity and realis, reported at most three days apart
insert into core.claim_link
with

candidate as (
    select
        one.claim_key as one,
        other.claim_key as other,
        least(one.reported_day, other.reported_day) as reported_day,
        -- The two articles in one order, whichever claim comes first.
        least(one.article_id, other.article_id) as one_article,
        greatest(one.article_id, other.article_id) as other_article,
        one.article_id = other.article_id as in_one_article,
        one.language is not distinct from other.language as in_one_language,
        one.type,
        one.region is not null as has_region,
        one.quantity_value as one_value,
        other.quantity_value as other_value,
        -- Null for figures that cannot be one. What rules a pair out stands here and not as a condition, by which the planner would
        -- bring together each claim with each.
        case
            when one.part_of = other.claim_key or other.part_of = one.claim_key then null
            when (one.quantity_bound is null) <> (other.quantity_bound is null) then null
            -- Claims of no region that share no figure.
            when
                one.region is null
                and one.sentence <> other.sentence
                and coalesce(one.quantity_value <> other.quantity_value, true)
                then null
            when one.quantity_bound is null then 'none'
            when
                one.quantity_value = other.quantity_value
                and coalesce(one.quantity_of = other.quantity_of, true)
                then
                case
                    when digits(one.quantity_value) >= 3 then 'telling'
                    when one.quantity_value >= 20 or one.quantity_value <> floor(one.quantity_value) then 'equal'
                    else 'small'
                end
            when
                rounds(one.quantity_bound, one.quantity_value, other.quantity_value)
                or rounds(other.quantity_bound, other.quantity_value, one.quantity_value)
                then 'rounded'
            when one.quantity_bound = 'range' and other.quantity_bound = 'range' then null
            when
                (one.quantity_bound = 'range' and other.quantity_value between one.quantity_low and one.quantity_high)
                or (other.quantity_bound = 'range' and one.quantity_value between other.quantity_low and other.quantity_high)
                then 'rounded'
            when one.quantity_value is null and other.quantity_value is null and one.quantity_low = other.quantity_low then 'vague'
            when
                (one.quantity_value is null and other.quantity_value between one.quantity_low and 5 * one.quantity_low)
                or (other.quantity_value is null and one.quantity_value between other.quantity_low and 5 * other.quantity_low)
                then 'vague'
        end as figures,
        case
            when one.time_start is null or other.time_start is null then 'open'
            when one.time_start = other.time_start and one.time_end = other.time_end then
                case when one.time_basis <> 'published' and other.time_basis <> 'published' then 'equal' else 'same' end
            when one.time_start <= other.time_end and other.time_start <= one.time_end then
                case
                    -- The air force's report of a night is not that of the next, though both hold the day between.
                    when
                        (least(one.time_end, other.time_end) - greatest(one.time_start, other.time_start) + 1) * 2
                        < greatest(one.time_end, other.time_end) - least(one.time_start, other.time_start) + 1
                        then if(one.time_basis = 'text' and other.time_basis = 'text', null, 'within')
                    when
                        one.time_end <> other.time_end
                        and one.time_end - one.time_start <= 1
                        and other.time_end - other.time_start <= 1
                        then 'within'
                    else 'same'
                end
            when
                greatest(one.time_start, other.time_start) - least(one.time_end, other.time_end) <= 2
                and (one.time_basis <> 'text' or other.time_basis <> 'text')
                -- An outlet that gives the same figure another day reports it anew.
                and one.outlet <> other.outlet
                then 'near'
        end as days,
        case
            when one.entity_id = other.entity_id then if(one.is_generic, 'open', 'same')
            when one.entity_id is null or other.entity_id is null then 'open'
            when list_has_any(one.names, other.names) then 'named'
            when one.source_kind = other.source_kind and (one.is_generic or other.is_generic) then 'open'
            when one.source_kind = other.source_kind and one.language <> other.language then 'foreign'
            else 'another'
        end as sources,
        case
            when one.geonames_id = other.geonames_id then
                if(one.place_kind = 'settlement', 'same', 'open')
            when one.place_text is null or other.place_text is null then 'open'
            when
                one.place_kind in ('settlement', 'other')
                and (
                    one.place_text = other.place_text
                    or one.place_name = other.place_name
                )
                then 'same'
            when one.place_kind = 'settlement' and other.place_kind = 'settlement' then
                case
                    when one.geonames_id <> other.geonames_id then 'another'
                    when one.language = other.language then 'another'
                    else 'open'
                end
            else 'open'
        end as places,
        -- A morning report in the same words as yesterday's is no copy of it: copies are between outlets.
        one.sentence = other.sentence
        and (one.outlet <> other.outlet or one.reported_day = other.reported_day) as is_copied,
        coalesce(one.language = other.language, false) as in_one_known_language
    from pair
    inner join near as one on pair.one = one.claim_key
    inner join near as other on pair.other = other.claim_key
),

-- The words of claims, as far as they are compared: those of one language.
worded as (
    select
        claim_key,
        words(actor) as actor_words,
        words(quantity_noun) as noun_words,
        words(sentence) as sentence_words
    from near
    where claim_key in (select one from candidate where in_one_known_language union select other from candidate where in_one_known_language)
),

plausible as (
    select
        candidate.* exclude (in_one_known_language),
        coalesce(likeness(one_worded.actor_words, other_worded.actor_words) = 0, false) as has_other_actor,
        coalesce(likeness(one_worded.noun_words, other_worded.noun_words) = 0, false) as has_other_noun,
        likeness(one_worded.sentence_words, other_worded.sentence_words) as likeness
    from candidate
    left join worded as one_worded on candidate.in_one_known_language and candidate.one = one_worded.claim_key
    left join worded as other_worded on candidate.in_one_known_language and candidate.other = other_worded.claim_key
    where candidate.figures is not null and candidate.days is not null and (candidate.places <> 'another' or candidate.is_copied)
),

-- How many other facts two articles share: the same story is told in both.
story as (
    select
        one_article,
        other_article,
        count(distinct (type, one_value)) filter (figures in ('telling', 'equal')) as large_facts,
        count(distinct (type, one_value)) filter (figures in ('small', 'rounded'))
        + count(distinct type) filter (figures in ('none', 'vague')) as small_facts
    from plausible
    where not in_one_article and (figures not in ('none', 'vague') or (places = 'same' and days in ('equal', 'same')))
    group by one_article, other_article
),

copies as (
    select
        pair.one_article,
        pair.other_article,
        list_sum(list_transform(
            list_zip(one.near_key, other.near_key), lambda keys: (keys[1] = keys[2])::integer
        )) >= 0.3 * len(one.near_key) as are_alike
    from (select distinct one_article, other_article from plausible where in_one_language and not in_one_article) as pair
    inner join core.revision as one on pair.one_article = one.article_id and one.recorded_to is null
    inner join core.revision as other on pair.other_article = other.article_id and other.recorded_to is null
    where len(one.near_key) > 0 and len(one.near_key) = len(other.near_key)
),

judged as (
    select
        plausible.*,
        coalesce(copies.are_alike, false) as are_alike,
        greatest(coalesce(story.large_facts, 0) - if(plausible.figures in ('telling', 'equal'), 1, 0), 0) as large_facts,
        greatest(coalesce(story.small_facts, 0) - if(
            plausible.figures in ('small', 'rounded')
            or (plausible.figures in ('none', 'vague') and plausible.places = 'same' and plausible.days in ('equal', 'same')),
            1, 0
        ), 0) as small_facts
    from plausible
    left join story on plausible.one_article = story.one_article and plausible.other_article = story.other_article
    left join copies on plausible.one_article = copies.one_article and plausible.other_article = copies.other_article
),

scored as (
    select
        *,
        case figures when 'telling' then 3 when 'equal' then 2 when 'small' then 1 when 'rounded' then 1 else 0 end as for_figures,
        case days when 'equal' then 1 when 'same' then 0 else -1 end as for_days,
        case sources when 'same' then 2 when 'named' then 2 else 0 end as for_source,
        case places when 'same' then 1 else 0 end as for_place,
        least(2 * large_facts + small_facts, 3) + if(are_alike, 3, 0) as for_story,
        case when likeness >= 0.5 then 2 when likeness >= 0.3 then 1 else 0 end as for_words,
        if(is_copied, 3, 0) as for_copy,
        - if(has_other_actor, 1, 0) - if(has_other_noun, 1, 0) as against
    from judged
)

select
    least(one, other) as one,
    greatest(one, other) as other,
    for_figures + for_days + for_source + for_place + for_story + for_words + for_copy + against as score,
    concat_ws(
        ', ',
        'figures ' || figures,
        'days ' || days,
        'sources ' || sources,
        'places ' || places,
        case when large_facts + small_facts > 0 then large_facts + small_facts || ' other facts' end,
        case when are_alike then 'texts alike' end,
        case when likeness >= 0.3 then 'words alike' end,
        case when is_copied then 'sentence copied' end
    ) as reasons,
    reported_day
from scored
where
    for_figures + for_days + for_source + for_place + for_story + for_words + for_copy + against >= 3
    and (sources <> 'another' or is_copied)
    and (sources <> 'foreign' or for_figures + for_story >= 3)
    and (has_region or figures in ('telling', 'equal') or is_copied or are_alike)
    and case
        -- Within one article a figure told twice is the same; anything less may be two events.
        when in_one_article then
            figures in ('telling', 'equal', 'small') and days in ('equal', 'same') and not has_other_noun and not has_other_actor
        when figures = 'small' and days in ('within', 'near') then for_story + for_copy > 0
        when figures = 'small' then for_story + for_words + for_copy > 0 or sources in ('same', 'named')
        when figures in ('none', 'vague', 'rounded') then
            for_story + for_words + for_copy > 0 or (sources in ('same', 'named') and not has_other_noun)
        else true
    end
    and case when figures = 'none' then places = 'same' or sources in ('same', 'named') or for_words + for_copy > 0 else true end
