-- What does not add up.
from marts.findings order by day, kind, finding_id
