-- Note what this settlement did.
-- Parameters: $now, $claims, $groups, $findings, $days
insert into core.settlement
select
    coalesce(max(number), 0) + 1 as number,
    $now as settled_at,
    $claims as claims,
    $groups as groups,
    $findings as findings,
    $days as days
from core.settlement
