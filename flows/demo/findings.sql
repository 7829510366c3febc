-- What the totals, the sources and the revisions say against each other.
--
-- Grain:      one row a finding
select
    day,
    kind,
    region_name as region,
    found,
    expected,
    unit,
    statement
from marts.findings
order by kind <> 'parts_exceed_total', day, kind, region_name, statement
