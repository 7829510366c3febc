-- The days that have claims, and whether anything about them changed since a settlement.
-- Parameter: $settlement
select day, settlement > $settlement as is_changed
from marts.settled_day
order by day
