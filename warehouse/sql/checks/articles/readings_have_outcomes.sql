-- A reading has either a revision or the reason why there is none.
-- Parameter: $since
select document_id, reader
from core.reading
where read_at >= $since and ((revision_id is null) = (error_kind is null) or (outcome = 'failed') <> (error_kind is not null))
order by document_id, reader
