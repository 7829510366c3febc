-- Every page that was fetched was read, or the reason noted why it cannot be.
-- Parameter: $before
select document.document_id, document.fetched_at
from raw.document as document
left join core.reading as reading on document.document_id = reading.document_id
where document.archive_file is not null and document.fetched_at < $before and reading.document_id is null
order by document.document_id
