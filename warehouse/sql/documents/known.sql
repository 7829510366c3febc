-- Which of the given documents are stored already.
-- Parameter: $ids, a list of document ids
select document_id from raw.document where document_id in (select unnest($ids))
