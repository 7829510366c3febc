-- The states of articles that changed, of those with claims on some days.
--
-- Grain:     one row a revision
-- Parameter: $days
with

told as (
    select distinct article_id
    from core.claim
    where recorded_to is null and reported_day in (select unnest($days::date[]))
)

select
    revision.article_id::text as article_id,
    revision.number,
    revision.cause,
    revision.title,
    revision.fetched_at
from core.revision as revision
where revision.article_id in (select article_id from told)
qualify count(*) over (partition by revision.article_id) > 1
order by revision.article_id, revision.number
