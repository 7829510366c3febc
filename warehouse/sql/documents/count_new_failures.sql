-- How many failed attempts of the batch are not stored yet.
select count(distinct document_id)
from batch
where error_kind is not null and document_id not in (select document_id from raw.document)
