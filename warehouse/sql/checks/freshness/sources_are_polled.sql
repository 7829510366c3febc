-- Every configured source that is not switched off was polled when it was due.
-- Parameter: $before
select source.source, state.due_at
from raw.source as source
left join raw.poll_state as state on source.source = state.source
where source.removed_at is null and state.disabled is null and coalesce(state.due_at, source.changed_at) < $before
order by source.source
