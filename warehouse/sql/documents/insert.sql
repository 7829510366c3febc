-- Store the attempts of the batch that are not there yet.
insert into raw.document
select batch.*
from batch
where document_id not in (select document_id from raw.document)
qualify row_number() over (partition by document_id order by fetched_at) = 1
order by fetched_at, document_id
