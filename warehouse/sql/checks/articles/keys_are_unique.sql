-- No two articles, revisions or readings have the same key.
-- Parameter: $since
select 'article' as what, article_id::text as key
from core.article
where article_id in (select article_id from core.revision where recorded_at >= $since)
group by article_id
having count(*) > 1
union all
select 'revision' as what, revision_id::text as key
from core.revision
where recorded_at >= $since
group by revision_id
having count(*) > 1
union all
select 'reading' as what, document_id || ' by ' || reader as key
from core.reading
where read_at >= $since
group by document_id, reader
having count(*) > 1
order by what, key
