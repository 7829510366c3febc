-- Bring known feeds up to what is configured.
-- Parameter: $now
update raw.source as source
set
    url = batch.url,
    outlet = batch.outlet,
    language = batch.language,
    country = batch.country,
    homepage = batch.homepage,
    every_seconds = batch.every_seconds,
    changed_at = $now,
    removed_at = null
from batch
where
    source.source = batch.source
    and (
        source.removed_at is not null
        or (source.url, source.outlet, source.language, source.country, source.homepage, source.every_seconds)
        is distinct from
        (batch.url, batch.outlet, batch.language, batch.country, batch.homepage, batch.every_seconds)
    )
