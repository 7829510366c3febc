-- Readings of the batch that are not stored yet, in the order in which each article's documents were fetched.
create or replace temp table staged_reading as
with

fresh as (
    select batch.*
    from batch
    left join core.reading as reading on batch.document_id = reading.document_id and batch.reader = reading.reader
    where reading.document_id is null
    qualify row_number() over (partition by batch.document_id, batch.reader order by batch.error_kind nulls first) = 1
)

select
    fresh.document_id,
    fresh.reader,
    fresh.url,
    fresh.canonical_url,
    fresh.title,
    fresh.text,
    fresh.language,
    fresh.published_at,
    fresh.published_basis,
    fresh.authors,
    fresh.is_teaser,
    fresh.near_key,
    fresh.error_kind,
    fresh.error,
    document.fetched_at,
    document.source,
    coalesce(
        source.outlet, fresh.outlet, nullif(regexp_extract(fresh.canonical_url, '^[a-z]+://(?:www\.)?([^/:]+)', 1), ''), 'unknown'
    ) as outlet,
    coalesce(nullif(fresh.text_sha256, ''), sha256(fresh.text)) as text_sha256,
    md5(fresh.canonical_url)::uuid as article_id,
    row_number() over (
        partition by coalesce(fresh.canonical_url, fresh.document_id) order by document.fetched_at, fresh.document_id
    ) as rank
from fresh
inner join raw.document as document on fresh.document_id = document.document_id
left join raw.source as source on document.source = source.source
