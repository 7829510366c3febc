-- Documents with a page that this reader has yet to read, with what the feed said of them.
--
-- Grain:      one row a document
-- Parameters: $reader, $limit
with

-- Their keys alone: a long history has few of them, and the rest is looked up for those.
unread as materialized (
    select document.document_id
    from raw.document as document
    anti join (select document_id from core.reading where reader = $reader) as reading
        on document.document_id = reading.document_id
    where document.error_kind is null and document.archive_file is not null
),

page as materialized (
    select * from raw.document where document_id in (select document_id from unread)
),

latest as (
    select document_id
    from raw.document
    where error_kind is null and archive_file is not null and canonical_url in (select canonical_url from page)
    qualify row_number() over (partition by canonical_url order by fetched_at desc, document_id) = 1
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
from page
left join raw.entry as entry on page.canonical_url = entry.canonical_url
left join raw.source as source on page.source = source.source
where
    page.document_id in (select document_id from latest)
    or page.document_id not in (
        select document_id from core.reading where document_id in (select document_id from unread)
    )
order by page.fetched_at, page.document_id
limit $limit
