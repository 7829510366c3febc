-- Store the polls of the batch that are not there yet.
merge into raw.poll as poll
using (
    select
        md5(batch.source || '|' || batch.polled_at)::uuid as poll_id,
        batch.*,
        (
            select count(distinct entries.canonical_url)
            from entries
            where
                entries.source = batch.source
                and entries.seen_at = batch.polled_at
                and md5(entries.canonical_url)::uuid not in (
                    select entry_id from raw.entry where entry_id in (select md5(canonical_url)::uuid from entries)
                )
        ) as new_entries
    from batch
    qualify row_number() over (partition by batch.source, batch.polled_at order by batch.url) = 1
) as incoming
on poll.poll_id = incoming.poll_id
when not matched then insert values (
    incoming.poll_id,
    incoming.source,
    incoming.url,
    incoming.polled_at,
    incoming.outcome,
    incoming.http_status,
    incoming.received_bytes,
    incoming.entries,
    incoming.new_entries,
    incoming.archive_file,
    incoming.archive_offset,
    incoming.archive_length,
    incoming.error_kind,
    incoming.error
)
