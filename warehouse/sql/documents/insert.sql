-- Store the attempts of the batch that are not there yet.
insert into raw.document
select batch.*
from batch
-- Of all documents only those of the batch: a set of a few keys.
where document_id not in (select document_id from raw.document where document_id in (select document_id from batch))
qualify row_number() over (partition by document_id order by fetched_at) = 1
order by fetched_at, document_id
