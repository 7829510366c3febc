-- Regions that are not there yet.
insert into core.region by name
select batch.*
from batch
where region not in (select region from core.region)
qualify row_number() over (partition by region order by name_en) = 1
order by region
