-- What each document of one rank brings: an article, a revision, a duplicate or a failure.
--
-- Grain:     one row a document
-- Parameter: $rank
create or replace temp table judged_reading as
with

-- A revision's id comes from what it says, not from when it was fetched: the same pages give the same ids, in any warehouse.
round as (
    select
        staged.*,
        md5(concat_ws('|', staged.canonical_url, staged.reader, staged.text_sha256, (
            select count(*)
            from core.revision as earlier
            where
                earlier.article_id = staged.article_id
                and earlier.reader = staged.reader
                and earlier.text_sha256 = staged.text_sha256
        )))::uuid as revision_id
    from staged_reading as staged
    where staged.rank = $rank
),

present as (
    select *
    from core.revision
    where recorded_to is null and article_id in (select article_id from round)
),

-- The same text of the same outlet under another address.
twin as (
    select
        article.outlet,
        revision.text_sha256,
        min(revision.revision_id) as revision_id
    from core.revision as revision
    inner join core.article as article on revision.article_id = article.article_id
    where revision.recorded_to is null and revision.text_sha256 in (select text_sha256 from round)
    group by article.outlet, revision.text_sha256
),

compared as (
    select
        round.*,
        present.revision_id as present_revision,
        twin.revision_id as twin_revision,
        present.text_sha256 is not distinct from round.text_sha256
        and present.title is not distinct from round.title
        and present.language is not distinct from round.language
        and present.published_at is not distinct from round.published_at as is_same,
        round.fetched_at >= coalesce(present.fetched_at, round.fetched_at) as is_current,
        present.document_id = round.document_id as is_reread,
        first_value(round.revision_id) over (
            partition by
                round.error_kind is null and present.revision_id is null and twin.revision_id is null,
                round.outlet,
                round.text_sha256
            order by round.fetched_at, round.document_id
        ) as first_revision
    from round
    left join present on round.article_id = present.article_id
    left join twin on round.outlet = twin.outlet and round.text_sha256 = twin.text_sha256
)

select
    *,
    case
        when error_kind is not null or text is null then 'failed'
        when present_revision is not null and is_same then 'duplicate'
        when present_revision is not null then 'revision'
        when twin_revision is not null or first_revision <> revision_id then 'duplicate'
        else 'article'
    end as outcome
from compared
