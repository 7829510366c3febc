-- Nothing was polled, fetched, read or recorded later than an hour from now.
-- Parameter: $now
select 'poll' as what, poll_id::text as key, polled_at as instant
from raw.poll
where polled_at > $now + interval 1 hour
union all
select 'document' as what, document_id as key, fetched_at as instant
from raw.document
where fetched_at > $now + interval 1 hour
union all
select 'reading' as what, document_id as key, read_at as instant
from core.reading
where read_at > $now + interval 1 hour
union all
select 'claim' as what, claim_key::text as key, recorded_at as instant
from core.claim
where recorded_at > $now + interval 1 hour
order by what, key
