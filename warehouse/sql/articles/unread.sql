-- Documents with a page that this reader has yet to read, with what the feed said of them.
--
-- Grain:      one row a document
-- Parameters: $reader, $limit
with

pages as (
    select
        *,
        row_number() over (partition by canonical_url order by fetched_at desc, document_id) = 1 as is_latest
    from raw.document
    where error_kind is null and archive_file is not null
)

select
    page.document_id,
    coalesce(page.final_url, page.url) as url,
    page.canonical_url,
    page.archive_file,
    page.archive_offset,
    page.archive_length,
    page.fetched_at,
    page.content_type,
    entry.title,
    coalesce(entry.published_at, entry.updated_at) as published_at,
    source.language
from pages as page
left join raw.entry as entry on page.canonical_url = entry.canonical_url
left join raw.source as source on page.source = source.source
where
    page.document_id not in (select document_id from core.reading where reader = $reader)
    and (page.is_latest or page.document_id not in (select document_id from core.reading))
order by page.fetched_at, page.document_id
limit $limit
