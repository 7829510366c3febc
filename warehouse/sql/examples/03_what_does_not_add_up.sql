-- Which totals and parts, sources or revisions do not agree?
select day, kind, region_name, statement
from marts.findings
where kind in ('parts_exceed_total', 'parts_below_total', 'sources_disagree', 'revised')
order by day desc, kind, statement
