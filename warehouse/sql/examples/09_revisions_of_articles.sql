-- Which articles changed after they were published, and how often?
select
    article.outlet,
    article.url,
    max(revision.number) as revisions,
    min(revision.fetched_at) as first_seen,
    max(revision.fetched_at) as last_change
from core.revision as revision
inner join core.article as article on revision.article_id = article.article_id
where
    revision.cause <> 'reader'
    and revision.article_id in (select article_id from core.revision where number > 1)
group by article.outlet, article.url
having max(revision.number) > 1
order by revisions desc, article.outlet, article.url
