-- No two sources, polls, entries or documents have the same key.
-- Parameter: $since
select 'source' as what, source as key from raw.source group by source having count(*) > 1
union all
select 'poll' as what, poll_id::text as key
from raw.poll
where poll_id in (select poll_id from raw.poll where polled_at >= $since)
group by poll_id
having count(*) > 1
union all
select 'poll state' as what, source as key from raw.poll_state group by source having count(*) > 1
union all
select 'entry' as what, entry_id::text as key
from raw.entry
where entry_id in (select entry_id from raw.entry where first_seen_at >= $since)
group by entry_id
having count(*) > 1
union all
select 'document' as what, document_id as key
from raw.document
where document_id in (select document_id from raw.document where fetched_at >= $since)
group by document_id
having count(*) > 1
order by what, key
