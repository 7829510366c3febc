-- How many people are reported killed and injured, by country and week of the event?
select
    date_trunc('week', day) as week,
    country,
    sum(quantity_best) filter (type = 'casualty/killed') as killed,
    sum(quantity_best) filter (type = 'casualty/injured') as injured,
    sum(groups) as announcements
from marts.daily_region_event
where level = 'country' and type in ('casualty/killed', 'casualty/injured') and unit = 'person'
group by all
order by week desc, killed desc nulls last, country
