-- What became of each document.
-- Parameter: $now
insert into core.reading
select
    document_id,
    reader,
    outcome,
    case outcome
        when 'duplicate' then coalesce(present_revision, twin_revision, first_revision)
        when 'failed' then null
        else revision_id
    end as revision_id,
    case when outcome = 'failed' then coalesce(error_kind, 'no_text') end as error_kind,
    case when outcome = 'failed' then coalesce(error, 'the reading holds no article') end as error,
    $now as read_at
from judged_reading
order by fetched_at, document_id
