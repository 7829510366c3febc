-- Configured feeds that are due, with what their polls have taught.
--
-- Grain:      one row a source
-- Parameters: $now, $limit
select
    source.source,
    source.url,
    source.outlet,
    source.language,
    source.country,
    source.homepage,
    source.every_seconds,
    state.etag,
    state.last_modified,
    state.body_sha256,
    state.validators_since,
    state.failures,
    state.interval_seconds,
    state.moved_to,
    state.moved_seen,
    state.disabled,
    state.skip_hours,
    state.skip_days
from raw.source as source
left join raw.poll_state as state on source.source = state.source
where
    source.removed_at is null
    and state.disabled is null
    -- A poll that lies further ahead than any run lasts was noted while the clock was wrong.
    and (state.due_at is null or state.due_at <= $now or state.polled_at > $now::timestamp + interval 1 day)
order by state.due_at nulls first, source.source
limit $limit
