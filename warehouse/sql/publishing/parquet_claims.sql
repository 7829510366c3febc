-- Current claims of some days.
select *
from marts.claims
where day in (select day from wanted_day)
order by day, claim_key
