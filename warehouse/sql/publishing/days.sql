-- The days that have claims, and whether anything about them changed at or after an instant.
-- Parameter: $since
select day, changed_at >= $since as is_changed
from marts.settled_day
order by day
