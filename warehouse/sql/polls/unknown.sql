-- Polls of the batch that are not stored yet.
select distinct
    source,
    polled_at
from batch
where md5(source || '|' || polled_at)::uuid not in (
    -- Of all polls only those of the batch: a set of a few keys.
    select poll_id from raw.poll where poll_id in (select md5(source || '|' || polled_at)::uuid from batch)
)
