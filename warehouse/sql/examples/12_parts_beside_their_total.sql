-- Which totals were broken down, and into what?
select
    total.day,
    total.claim as total,
    part.quantity,
    part.region_name as part,
    total.url
from (from marts.claims where part_of is not null) as part
inner join marts.claims as total on part.part_of = total.claim_key
order by total.day desc, total.claim_key, part.quantity desc, part.claim_key
limit 100
