-- How many failed attempts of the batch are not stored yet.
select count(distinct document_id)
from batch
where
    error_kind is not null
    -- Of all documents only those of the batch: a set of a few keys.
    and document_id not in (select document_id from raw.document where document_id in (select document_id from batch))
