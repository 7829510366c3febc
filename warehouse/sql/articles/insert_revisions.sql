-- Revisions, new ones current; one read from an older page than the current one is recorded as past.
-- Parameter: $now
insert into core.revision
select
    judged.revision_id,
    judged.article_id,
    judged.document_id,
    coalesce((select max(number) from core.revision as earlier where earlier.article_id = judged.article_id), 0) + 1 as number,
    case when judged.outcome = 'article' then 'first' when judged.is_reread then 'reader' else 'changed' end as cause,
    judged.reader,
    judged.title,
    judged.text,
    judged.language,
    judged.authors,
    judged.published_at,
    judged.published_basis,
    judged.is_teaser,
    judged.text_sha256,
    judged.near_key,
    judged.fetched_at,
    $now as recorded_at,
    case when judged.is_current then null else $now end as recorded_to
from judged_reading as judged
where judged.outcome in ('article', 'revision')
order by judged.fetched_at, judged.document_id
