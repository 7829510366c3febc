-- What totals, sources and revisions say against each other: arithmetic first, then disputes, then doubts.
--
-- Grain:      one row a finding
select
    day,
    region_name as region,
    kind,
    statement
from marts.findings
order by
    list_position(
        ['parts_exceed_total', 'parts_below_total', 'revised', 'sources_disagree', 'denied', 'not_confirmed'], kind
    ),
    day,
    region_name,
    statement
