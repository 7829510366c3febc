-- How many polls of the batch failed and are not stored yet.
select count(distinct md5(batch.source || '|' || batch.polled_at))
from batch
where
    batch.outcome in ('failed', 'disabled')
    and md5(batch.source || '|' || batch.polled_at)::uuid not in (
        -- Of all polls only those of the batch: a set of a few keys.
        select poll_id from raw.poll where poll_id in (select md5(source || '|' || polled_at)::uuid from batch)
    )
