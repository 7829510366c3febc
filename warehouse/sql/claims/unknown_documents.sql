-- Documents that are no revision, and claims whose document was not read.
with

identified as (
    select
        document_id,
        try_cast(document_id as uuid) as revision_id
    from read
),

-- Of all revisions only those of the batch: a set of a few keys.
known as (
    select revision_id from core.revision where revision_id in (select revision_id from identified)
)

select document_id, 'is not a revision in the warehouse' as trouble
from identified
where revision_id is null or revision_id not in (select revision_id from known)
union all
select document_id, 'has claims but is not among the documents read' as trouble
from batch
where document_id not in (select document_id from read)
order by document_id
limit 1
