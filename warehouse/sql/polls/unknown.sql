-- Polls of the batch that are not stored yet.
select distinct
    source,
    polled_at
from batch
where md5(source || '|' || polled_at)::uuid not in (select poll_id from raw.poll)
