-- Entries whose page is to be fetched now, with the number of the attempt.
--
-- Grain:      one row an entry of a configured source
-- Parameters: $now, $limit
with

-- What lies further ahead than any run lasts was noted while the clock was wrong.
documents as (
    select * from raw.document where fetched_at < $now::timestamp + interval 1 day
),

attempts as (
    select
        canonical_url,
        max(fetched_at) as last_at,
        max(fetched_at) filter (error_kind is null) as last_good_at,
        min(fetched_at) filter (error_kind is null) as first_good_at,
        arg_max_null(retry_at, fetched_at) filter (error_kind is not null) as retry_at,
        max(fetched_at) filter (error_kind is not null) as last_failed_at
    from documents
    group by canonical_url
),

failures as (
    select
        document.canonical_url,
        count(*) as failures
    from documents as document
    inner join attempts on document.canonical_url = attempts.canonical_url
    inner join raw.entry as entry on document.canonical_url = entry.canonical_url
    where
        document.error_kind is not null
        and document.fetched_at > coalesce(attempts.last_good_at, timestamp '0001-01-01')
        and document.fetched_at >= entry.changed_at
    group by document.canonical_url
)

select
    entry.source,
    entry.url,
    entry.canonical_url,
    entry.guid,
    entry.title,
    entry.published_at,
    entry.updated_at,
    entry.summary,
    coalesce(failures.failures, 0) + 1 as attempt
from raw.entry as entry
inner join raw.source as source on entry.source = source.source and source.removed_at is null
left join attempts on entry.canonical_url = attempts.canonical_url
left join failures on entry.canonical_url = failures.canonical_url
where
    attempts.last_at is null
    or (
        attempts.last_at < entry.changed_at
        -- A page that changes for ever is asked for less and less, so that its revisions do not grow for ever.
        and coalesce(
            epoch($now::timestamp) - epoch(attempts.last_good_at)
            >= (epoch(attempts.last_good_at) - epoch(attempts.first_good_at)) / 4,
            true
        )
    )
    or (
        attempts.last_failed_at > coalesce(attempts.last_good_at, timestamp '0001-01-01')
        and attempts.retry_at <= $now
    )
order by
    row_number() over (
        partition by entry.source order by coalesce(entry.published_at, entry.first_seen_at) desc, entry.canonical_url
    ),
    entry.source
limit $limit
