-- The largest number of documents of one article in the batch.
select coalesce(max(rank), 0) from staged_reading
