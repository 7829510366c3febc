-- Every article has exactly one current revision.
-- Parameter: $since
select article_id
from core.revision
where article_id in (select article_id from core.revision where recorded_at >= $since)
group by article_id
having count(*) filter (recorded_to is null) <> 1
order by article_id
