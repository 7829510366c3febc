-- How the claims of sources fared: of some, and of the five hundred that are quoted most.
--
-- Grain:     one row a source
-- Parameter: $sources
select
    record.entity_id::text as entity_id,
    record.source as name,
    record.kind,
    record.country,
    record.groups,
    record.confirmed,
    record.not_confirmed,
    record.denied,
    record.revised,
    record.disputed,
    record.mistotalled,
    record.hedged,
    record.first_day,
    record.last_day,
    record.is_generic,
    row_number() over (order by record.groups desc, record.source, record.entity_id) as rank
from marts.source_record as record
qualify rank <= 500 or record.entity_id::text in (select unnest($sources::text[]))
order by rank
