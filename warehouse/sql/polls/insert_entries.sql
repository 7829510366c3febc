-- Store entries never seen before; the source that carried one first keeps it.
insert into raw.entry
select
    md5(canonical_url)::uuid as entry_id,
    source,
    url,
    canonical_url,
    guid,
    title,
    published_at,
    updated_at,
    summary,
    seen_at as first_seen_at,
    seen_at as changed_at
from entries
where
    -- Of all entries only those of the batch: a set of a few keys.
    md5(canonical_url)::uuid not in (
        select entry_id from raw.entry where entry_id in (select md5(canonical_url)::uuid from entries)
    )
qualify row_number() over (partition by canonical_url order by seen_at, source, rank) = 1
order by seen_at, source, rank
