-- How many polls of the batch failed and are not stored yet.
select count(distinct md5(batch.source || '|' || batch.polled_at))
from batch
where
    batch.outcome in ('failed', 'disabled')
    and md5(batch.source || '|' || batch.polled_at)::uuid not in (select poll_id from raw.poll)
