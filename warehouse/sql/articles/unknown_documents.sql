-- Documents of the batch that were never recorded.
select document_id
from batch
where document_id not in (select document_id from raw.document where document_id in (select document_id from batch))
order by document_id
limit 1
