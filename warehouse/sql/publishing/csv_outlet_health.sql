-- How well each outlet's feeds and pages came in.
from marts.outlet_health order by outlet
