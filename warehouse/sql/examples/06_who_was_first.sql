-- Which outlet was first with what others then carried, and by how many hours?
select
    grouped.first_outlet,
    count(*) as firsts,
    round(avg(date_diff('minute', grouped.first_reported_at, grouped.last_reported_at) / 60.0), 1) as hours_ahead
from core.claim_group as grouped
where grouped.outlets > 1
group by grouped.first_outlet
order by firsts desc, grouped.first_outlet
