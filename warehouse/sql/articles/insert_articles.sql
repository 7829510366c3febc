-- Articles seen for the first time.
insert into core.article
select
    article_id,
    canonical_url,
    url,
    outlet,
    source,
    language,
    fetched_at as first_seen_at,
    published_at,
    coalesce(published_at, fetched_at) as reported_at
from judged_reading
where outcome = 'article'
order by fetched_at, document_id
