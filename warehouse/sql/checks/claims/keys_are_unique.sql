-- No two claims have the same key.
-- Parameter: $since
select claim_key, count(*) as rows
from core.claim
where claim_key in (select claim_key from core.claim where recorded_at >= $since)
group by claim_key
having count(*) > 1
order by claim_key
