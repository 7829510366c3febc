-- A document has either a place in the archive or the reason why there is none.
-- Parameter: $since
select document_id
from raw.document
where fetched_at >= $since and (archive_file is null) = (error_kind is null)
order by document_id
