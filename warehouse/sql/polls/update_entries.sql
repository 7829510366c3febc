-- Known entries whose feed now shows a later updated_at: their pages are to be fetched anew.
update raw.entry as entry
set
    title = coalesce(incoming.title, entry.title),
    summary = coalesce(incoming.summary, entry.summary),
    updated_at = incoming.updated_at,
    changed_at = incoming.seen_at
from (
    select entries.*
    from entries
    qualify row_number() over (partition by canonical_url order by updated_at desc nulls last, seen_at, source, rank) = 1
) as incoming
where
    entry.entry_id = md5(incoming.canonical_url)::uuid
    and incoming.updated_at > coalesce(entry.updated_at, entry.published_at, entry.first_seen_at)
    and incoming.seen_at > entry.changed_at
