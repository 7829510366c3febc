-- Claims per day, region, type and unit.
from marts.daily_region order by day, level, region, type, unit
