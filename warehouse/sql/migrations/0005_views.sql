-- The views that read like a sentence.

create view marts.claims as
select
    claim.reported_day as day,
    coalesce(region.name_en, claim.region, 'no region') as region_name,
    concat_ws(
        ' ',
        case claim.factuality
            when 'PR+' then 'probably:' when 'PS+' then 'possibly:' when 'CT-' then 'not so:'
            when 'PR-' then 'probably not:' when 'PS-' then 'possibly not:' when 'Uu' then 'not known whether:'
        end,
        case when claim.quantity_bound is not null then
            concat_ws(
                ' ',
                case claim.quantity_bound
                    when 'approximate' then 'about' when 'at_least' then 'at least' when 'at_most' then 'at most'
                    when 'more_than' then 'more than' when 'less_than' then 'less than'
                end,
                case
                    when claim.quantity_bound = 'range' then
                        case
                            when claim.quantity_high >= 10000 then
                                format('{:,} to {:,}', round(claim.quantity_low)::bigint, round(claim.quantity_high)::bigint)
                            else format('{:.10g} to {:.10g}', claim.quantity_low, claim.quantity_high)
                        end
                    when claim.quantity_value is null then '"' || claim.quantity_text || '"'
                    when claim.quantity_value >= 10000 then format('{:,}', round(claim.quantity_value)::bigint)
                    else format('{:.10g}', claim.quantity_value)
                end,
                case when claim.quantity_of is not null then format('of {:.10g}', claim.quantity_of) end,
                case when claim.quantity_value = 1 and claim.quantity_of is null
                    then coalesce(unit.one, claim.unit) else coalesce(unit.many, claim.unit)
                end
            )
        end,
        coalesce(claim_type.sentence, claim.type),
        case when claim.region is not null then 'in ' || coalesce(region.name_en, claim.region) end,
        case
            when claim.time_start is null then null
            when claim.time_start = claim.time_end then 'on ' || claim.time_start
            else 'from ' || claim.time_start || ' to ' || claim.time_end
        end || ',',
        'says',
        coalesce(claim.source_text || ' in', null),
        claim.outlet,
        case claim.verification
            when 'none' then null
            else '(' || concat_ws(' ', replace(claim.verification, '_', ' '), 'by ' || nullif(array_to_string(claim.verified_by, ', '), '')) || ')'
        end
    ) as claim,
    claim.sentence as evidence,
    claim.outlet,
    article.url,
    claim.type,
    claim.region,
    claim.country,
    claim.place_name as place,
    claim.quantity_value as quantity,
    claim.quantity_low,
    claim.quantity_high,
    claim.quantity_bound as bound,
    claim.unit,
    claim.time_start,
    claim.time_end,
    coalesce(entity.name, claim.source_text) as source,
    claim.source_kind,
    claim.factuality,
    claim.realis,
    claim.verification,
    claim.language,
    claim.reported_at,
    member.group_id,
    claim.part_of,
    claim.claim_key,
    claim.claim_id,
    claim.article_id,
    claim.revision_id
from core.claim as claim
inner join core.article as article on claim.article_id = article.article_id
left join core.group_member as member on claim.claim_key = member.claim_key and claim.reported_day = member.reported_day
left join core.region as region on claim.region = region.region
left join core.claim_type as claim_type on claim.type = claim_type.type
left join core.unit as unit on claim.unit = unit.unit
left join core.source_entity as entity on claim.entity_id = entity.entity_id
where claim.recorded_to is null;
comment on view marts.claims is 'Current claims, each as an English sentence with its evidence and its parts. Key: claim_key.';
comment on column marts.claims.day is 'The day that the article was published.';
comment on column marts.claims.region_name is 'English name of the region.';
comment on column marts.claims.claim is 'The claim as a sentence.';
comment on column marts.claims.evidence is 'The evidence sentence, word for word.';
comment on column marts.claims.outlet is 'Who published it.';
comment on column marts.claims.url is 'The article''s address.';
comment on column marts.claims.type is 'Type of the claim (core.claim_type).';
comment on column marts.claims.region is 'ISO 3166-2 code, ISO 3166-1 alpha-2 where only the country is known.';
comment on column marts.claims.country is 'ISO 3166-1 alpha-2 code of the country.';
comment on column marts.claims.place is 'The place''s name in the gazetteer.';
comment on column marts.claims.quantity is 'How many: the best single reading.';
comment on column marts.claims.quantity_low is 'Lower bound; null where open.';
comment on column marts.claims.quantity_high is 'Upper bound; null where open.';
comment on column marts.claims.bound is 'exact, approximate, at_least, at_most, more_than, less_than, range or vague.';
comment on column marts.claims.unit is 'What is counted (core.unit).';
comment on column marts.claims.time_start is 'First day of the event.';
comment on column marts.claims.time_end is 'Last day of the event.';
comment on column marts.claims.source is 'Who says so: the entity''s name; null where the outlet itself does.';
comment on column marts.claims.source_kind is 'Kind of the source.';
comment on column marts.claims.factuality is 'FactBank value: CT+ PR+ PS+ CT- PR- PS- Uu.';
comment on column marts.claims.realis is 'actual, other or generic.';
comment on column marts.claims.verification is 'none, confirmed, not_confirmed or denied.';
comment on column marts.claims.language is 'ISO 639-1 code of the language.';
comment on column marts.claims.reported_at is 'When the article was published, UTC.';
comment on column marts.claims.group_id is 'The announcement that it belongs to (core.claim_group).';
comment on column marts.claims.part_of is 'The total that it is a part of (claim_key).';
comment on column marts.claims.claim_key is 'Key of the claim (core.claim).';
comment on column marts.claims.claim_id is 'The engine''s id of the claim.';
comment on column marts.claims.article_id is 'The article (core.article).';
comment on column marts.claims.revision_id is 'The revision of the article (core.revision).';

create view marts.findings as
select
    finding.reported_day as day,
    finding.kind,
    finding.statement,
    coalesce(region.name_en, finding.region, 'no region') as region_name,
    finding.region,
    finding.country,
    finding.type,
    finding.unit,
    finding.expected,
    finding.found,
    finding.same_window,
    finding.same_unit,
    finding.regions_overlap,
    finding.event_day,
    finding.group_id,
    finding.finding_id
from core.finding as finding
left join core.region as region on finding.region = region.region;
comment on view marts.findings is 'What does not add up, with the names of regions. Key: finding_id.';
comment on column marts.findings.day is 'The day that the claims were first reported.';
comment on column marts.findings.kind is 'parts_exceed_total, parts_below_total, sources_disagree, revised, denied or not_confirmed.';
comment on column marts.findings.statement is 'The finding as a sentence.';
comment on column marts.findings.region_name is 'English name of the region.';
comment on column marts.findings.region is 'Region of the claims.';
comment on column marts.findings.country is 'Country of the claims.';
comment on column marts.findings.type is 'Type of the claims.';
comment on column marts.findings.unit is 'What is counted.';
comment on column marts.findings.expected is 'The total, the earlier figure, or one source''s figure.';
comment on column marts.findings.found is 'The sum of the parts, the later figure, or the other source''s figure.';
comment on column marts.findings.same_window is 'Whether the claims are about the same days.';
comment on column marts.findings.same_unit is 'Whether they count the same.';
comment on column marts.findings.regions_overlap is 'Whether the parts'' regions overlap.';
comment on column marts.findings.event_day is 'The day that the event is counted on.';
comment on column marts.findings.group_id is 'The group that it is about (core.claim_group).';
comment on column marts.findings.finding_id is 'Key of the finding (core.finding).';

create view marts.region_timeline as
select
    grouped.region,
    coalesce(region.name_en, grouped.region, 'no region') as region_name,
    grouped.country,
    grouped.event_day as day,
    grouped.reported_day,
    grouped.type,
    grouped.quantity_best as quantity,
    grouped.quantity_low,
    grouped.quantity_high,
    grouped.unit,
    entity.name as source,
    grouped.verification,
    grouped.is_hedged,
    grouped.outlets,
    grouped.first_outlet,
    claim.sentence as evidence,
    grouped.group_id
from core.claim_group as grouped
inner join core.claim as claim on grouped.best_claim = claim.claim_key
left join core.region as region on grouped.region = region.region
left join core.source_entity as entity on grouped.entity_id = entity.entity_id;
comment on view marts.region_timeline is 'What happened where, one row a claim group, to be ordered by region and day. Key: group_id.';
comment on column marts.region_timeline.region is 'ISO 3166-2 code, ISO 3166-1 alpha-2 where only the country is known.';
comment on column marts.region_timeline.region_name is 'English name of the region.';
comment on column marts.region_timeline.country is 'ISO 3166-1 alpha-2 code of the country.';
comment on column marts.region_timeline.day is 'The day of the event: the last day of its time.';
comment on column marts.region_timeline.reported_day is 'The day of the first report.';
comment on column marts.region_timeline.type is 'Type of the claims.';
comment on column marts.region_timeline.quantity is 'The best figure.';
comment on column marts.region_timeline.quantity_low is 'Lowest bound.';
comment on column marts.region_timeline.quantity_high is 'Highest bound.';
comment on column marts.region_timeline.unit is 'What is counted.';
comment on column marts.region_timeline.source is 'Who says so; null where outlets themselves do.';
comment on column marts.region_timeline.verification is 'none, confirmed, not_confirmed or denied.';
comment on column marts.region_timeline.is_hedged is 'Whether it is only probable, possible, planned or feared.';
comment on column marts.region_timeline.outlets is 'Number of outlets.';
comment on column marts.region_timeline.first_outlet is 'Who reported it first.';
comment on column marts.region_timeline.evidence is 'The sentence with the best figure.';
comment on column marts.region_timeline.group_id is 'The group (core.claim_group).';

create view marts.source_record as
with

tally as (
    select
        entity_id,
        count(*) as groups,
        count(*) filter (verification = 'confirmed') as confirmed,
        count(*) filter (verification = 'not_confirmed') as not_confirmed,
        count(*) filter (verification = 'denied') as denied,
        count(*) filter (is_hedged) as hedged,
        min(reported_day) as first_day,
        max(reported_day) as last_day
    from core.claim_group
    where entity_id is not null
    group by entity_id
),

-- The groups that a finding is about: of two sources that disagree, both.
concerned as (
    select finding_id, kind, group_id
    from core.finding
    where kind in ('revised', 'parts_exceed_total', 'parts_below_total')
    union
    select finding.finding_id, finding.kind, member.group_id
    from (select finding_id, kind, unnest(claim_keys) as claim_key from core.finding where kind = 'sources_disagree') as finding
    inner join core.group_member as member on finding.claim_key = member.claim_key
),

trouble as (
    select
        grouped.entity_id,
        count(distinct grouped.group_id) filter (concerned.kind = 'revised') as revised,
        count(distinct grouped.group_id) filter (concerned.kind = 'sources_disagree') as disputed,
        count(distinct grouped.group_id) filter (concerned.kind in ('parts_exceed_total', 'parts_below_total')) as mistotalled
    from concerned
    inner join core.claim_group as grouped on concerned.group_id = grouped.group_id
    group by grouped.entity_id
)

select
    entity.name as source,
    entity.kind,
    entity.country,
    tally.groups,
    tally.confirmed,
    tally.not_confirmed,
    tally.denied,
    coalesce(trouble.revised, 0) as revised,
    coalesce(trouble.disputed, 0) as disputed,
    coalesce(trouble.mistotalled, 0) as mistotalled,
    tally.hedged,
    tally.first_day,
    tally.last_day,
    entity.is_generic,
    entity.entity_id
from tally
inner join core.source_entity as entity on tally.entity_id = entity.entity_id
left join trouble on tally.entity_id = trouble.entity_id;
comment on view marts.source_record is 'How each source''s claims fared, one row a source entity. Key: entity_id.';
comment on column marts.source_record.source is 'Name of the source.';
comment on column marts.source_record.kind is 'Kind of the source.';
comment on column marts.source_record.country is 'Its country, where known.';
comment on column marts.source_record.groups is 'Number of claim groups attributed to it.';
comment on column marts.source_record.confirmed is 'How many of them someone else confirms.';
comment on column marts.source_record.not_confirmed is 'How many someone does not confirm.';
comment on column marts.source_record.denied is 'How many someone denies.';
comment on column marts.source_record.revised is 'How many had their figure changed in a later revision.';
comment on column marts.source_record.disputed is 'For how many another source gives another figure.';
comment on column marts.source_record.mistotalled is 'How many are totals that their parts do not add up to.';
comment on column marts.source_record.hedged is 'How many are only probable, possible, planned or feared.';
comment on column marts.source_record.first_day is 'Day of the first report.';
comment on column marts.source_record.last_day is 'Day of the latest first report.';
comment on column marts.source_record.is_generic is 'Whether the words name no one in particular.';
comment on column marts.source_record.entity_id is 'The entity (core.source_entity).';

create view marts.outlet_health as
with

latest as (
    select greatest(
        coalesce((select max(polled_at) from raw.poll), timestamp '1970-01-01'),
        coalesce((select max(fetched_at) from raw.document), timestamp '1970-01-01')
    ) as moment
),

polls as (
    select
        source.outlet,
        count(*) as polls,
        count(*) filter (poll.outcome = 'failed') as failed_polls,
        max(poll.polled_at) filter (poll.outcome in ('new', 'same', 'not_modified')) as last_good_poll,
        arg_max(poll.error, poll.polled_at) filter (poll.error is not null) as last_error
    from raw.poll as poll
    inner join raw.source as source on poll.source = source.source
    cross join latest
    where poll.polled_at > latest.moment - interval 7 days
    group by source.outlet
),

pages as (
    select
        source.outlet,
        count(*) as fetches,
        count(*) filter (document.error_kind is not null) as failed_fetches
    from raw.document as document
    inner join raw.source as source on document.source = source.source
    cross join latest
    where document.fetched_at > latest.moment - interval 7 days
    group by source.outlet
),

reading as (
    select
        source.outlet,
        count(*) filter (reading.outcome = 'failed') as unreadable_pages
    from core.reading as reading
    inner join raw.document as document on reading.document_id = document.document_id
    inner join raw.source as source on document.source = source.source
    cross join latest
    where document.fetched_at > latest.moment - interval 7 days
    group by source.outlet
),

stories as (
    select
        article.outlet,
        count(*) as articles,
        count(*) filter (article.reported_at > latest.moment - interval 7 days) as new_articles,
        max(article.reported_at) as last_article
    from core.article as article
    cross join latest
    group by article.outlet
)

select
    outlet.outlet,
    case
        when coalesce(polls.polls, 0) = 0 then 'not polled'
        when polls.failed_polls = polls.polls then 'feed fails'
        when coalesce(pages.fetches, 0) > 0 and pages.failed_fetches = pages.fetches then 'pages fail'
        when polls.failed_polls * 4 > polls.polls then 'feed unsteady'
        when pages.failed_fetches * 4 > pages.fetches then 'pages unsteady'
        when coalesce(stories.new_articles, 0) = 0 then 'silent'
        else 'well'
    end as health,
    coalesce(polls.polls, 0) as polls,
    coalesce(polls.failed_polls, 0) as failed_polls,
    polls.last_good_poll,
    coalesce(pages.fetches, 0) as fetches,
    coalesce(pages.failed_fetches, 0) as failed_fetches,
    coalesce(reading.unreadable_pages, 0) as unreadable_pages,
    coalesce(stories.new_articles, 0) as new_articles,
    coalesce(stories.articles, 0) as articles,
    stories.last_article,
    polls.last_error
from core.outlet as outlet
left join polls on outlet.outlet = polls.outlet
left join pages on outlet.outlet = pages.outlet
left join reading on outlet.outlet = reading.outlet
left join stories on outlet.outlet = stories.outlet;
comment on view marts.outlet_health is 'How well each outlet''s feeds and pages came in during the seven days before the latest fetch. Key: outlet.';
comment on column marts.outlet_health.outlet is 'The outlet.';
comment on column marts.outlet_health.health is 'well, silent (no new article), feed unsteady or pages unsteady (over a quarter fails), feed fails, pages fail, or not polled.';
comment on column marts.outlet_health.polls is 'Number of polls.';
comment on column marts.outlet_health.failed_polls is 'How many of them failed.';
comment on column marts.outlet_health.last_good_poll is 'When a poll last went well, UTC.';
comment on column marts.outlet_health.fetches is 'Number of attempts to fetch a page.';
comment on column marts.outlet_health.failed_fetches is 'How many of them failed.';
comment on column marts.outlet_health.unreadable_pages is 'Number of pages that no article could be read from.';
comment on column marts.outlet_health.new_articles is 'Number of articles published in these days.';
comment on column marts.outlet_health.articles is 'Number of articles ever.';
comment on column marts.outlet_health.last_article is 'When the latest article was published, UTC.';
comment on column marts.outlet_health.last_error is 'What the latest failed poll said.';
