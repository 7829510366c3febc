-- How every source that is or was polled fares.
--
-- Grain:      one row a source
with

polls as (
    select
        source,
        max(polled_at) filter (outcome in ('new', 'same', 'not_modified')) as last_success_at,
        max(polled_at) filter (new_entries > 0) as last_new_at,
        arg_max(error, polled_at) as last_error
    from raw.poll
    group by source
)

select
    source.source,
    polls.last_success_at,
    polls.last_new_at,
    coalesce(state.failures, 0) as failures,
    state.due_at,
    state.disabled,
    case when state.failures > 0 then polls.last_error end as last_error
from raw.source as source
left join polls on source.source = polls.source
left join raw.poll_state as state on source.source = state.source
order by source.source
