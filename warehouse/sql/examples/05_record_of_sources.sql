-- How often were each source's claims denied, not confirmed, revised or disputed?
select
    source,
    kind,
    groups,
    denied,
    not_confirmed,
    revised,
    disputed,
    round(100.0 * (denied + revised + disputed) / groups, 1) as percent_in_doubt
from marts.source_record
where not is_generic
order by groups desc, source
limit 50
