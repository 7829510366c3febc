-- Current claims of some days.
select *
from marts.claims
where day between getvariable('first_day') and getvariable('last_day') and day in (select day from wanted_day)
order by day, claim_key
