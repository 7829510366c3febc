-- Claims that others have taken the place of: those of earlier revisions of the articles just read, and of other engines.
-- Parameters: $engine, $now
update core.claim as claim
set recorded_to = $now
from (
    select distinct
        revision.article_id,
        revision.revision_id
    from read
    inner join core.revision as revision on read.document_id::uuid = revision.revision_id
    where revision.recorded_to is null
) as present
where
    claim.article_id = present.article_id
    and claim.recorded_to is null
    and (claim.revision_id <> present.revision_id or claim.engine <> $engine)
