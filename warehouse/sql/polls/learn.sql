-- Keep what the latest poll of each source taught.
merge into raw.poll_state as state
using (
    select batch.*
    from batch
    qualify row_number() over (partition by source order by polled_at desc, url) = 1
) as incoming
on state.source = incoming.source
when matched and (
    incoming.polled_at > state.polled_at
    -- Noted while the clock was wrong: no run lasts that long.
    or incoming.polled_at < state.polled_at - interval 1 day
) then update set
    due_at = incoming.due_at,
    polled_at = incoming.polled_at,
    etag = incoming.etag,
    last_modified = incoming.last_modified,
    body_sha256 = incoming.body_sha256,
    validators_since = incoming.validators_since,
    failures = incoming.failures,
    interval_seconds = incoming.interval_seconds,
    moved_to = incoming.moved_to,
    moved_seen = incoming.moved_seen,
    disabled = incoming.disabled,
    skip_hours = incoming.skip_hours,
    skip_days = incoming.skip_days
when not matched then insert values (
    incoming.source,
    incoming.due_at,
    incoming.polled_at,
    incoming.etag,
    incoming.last_modified,
    incoming.body_sha256,
    incoming.validators_since,
    incoming.failures,
    incoming.interval_seconds,
    incoming.moved_to,
    incoming.moved_seen,
    incoming.disabled,
    incoming.skip_hours,
    incoming.skip_days
)
