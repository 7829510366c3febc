-- Texts that the engine has yet to read.
--
-- Grain:      one row a revision
-- Parameters: $engine, $limit, $languages (a list, or null for any)
select
    revision.revision_id,
    revision.text,
    revision.language,
    coalesce(revision.published_at, article.reported_at) as published_at,
    revision.title
from core.revision as revision
inner join core.article as article on revision.article_id = article.article_id
where
    revision.language is not null
    and revision.text is not null
    and ($languages is null or list_contains($languages, revision.language))
    and revision.revision_id not in (select revision_id from core.engine_run where engine = $engine)
    and (revision.recorded_to is null or revision.revision_id not in (select revision_id from core.engine_run))
order by revision.fetched_at, revision.revision_id
limit $limit
