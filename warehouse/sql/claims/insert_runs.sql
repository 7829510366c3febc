-- Mark the documents as read by this engine.
-- Parameters: $engine, $now
insert into core.engine_run
select
    read.document_id::uuid as revision_id,
    $engine as engine,
    (
        select count(*)
        from core.claim as claim
        where claim.revision_id = read.document_id::uuid and claim.engine = $engine
    ) as claims,
    $now as claimed_at
from (select distinct document_id from read) as read
where read.document_id::uuid not in (select revision_id from core.engine_run where engine = $engine)
order by read.document_id
