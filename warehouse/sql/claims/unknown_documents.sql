-- Documents that are no revision, and claims whose document was not read.
select document_id, 'is not a revision in the warehouse' as trouble
from read
where try_cast(document_id as uuid) is null or document_id::uuid not in (select revision_id from core.revision)
union all
select document_id, 'has claims but is not among the documents read' as trouble
from batch
where document_id not in (select document_id from read)
order by document_id
limit 1
