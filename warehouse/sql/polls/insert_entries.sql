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
where md5(canonical_url)::uuid not in (select entry_id from raw.entry)
qualify row_number() over (partition by canonical_url order by seen_at, source, rank) = 1
order by seen_at, source, rank
