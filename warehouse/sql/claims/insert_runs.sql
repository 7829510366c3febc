-- Mark the documents as read by this engine.
-- Parameters: $engine, $now
insert into core.engine_run
select
    read.document_id::uuid as revision_id,
    $engine as engine,
    coalesce(found.claims, 0) as claims,
    $now as claimed_at
from (select distinct document_id from read) as read
left join (
    select
        revision_id,
        count(*) as claims
    from core.claim
    where engine = $engine and revision_id in (select document_id::uuid from read)
    group by revision_id
) as found on read.document_id::uuid = found.revision_id
where
    read.document_id::uuid not in (
        select revision_id
        from core.engine_run
        where engine = $engine and revision_id in (select document_id::uuid from read)
    )
order by read.document_id
