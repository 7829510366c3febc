-- The claims whose group may change: to begin with, those that came or went.
create or replace temp table touched as
select
    claim_key,
    reported_day,
    false as is_beside
from dirty
