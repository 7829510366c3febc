-- The regions that claims are about, and their countries.
select region.*
from core.region as region
where
    region.region in (select region from marts.daily_region)
    or region.region in (select country from marts.daily_region)
order by region.region
