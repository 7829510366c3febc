-- Which feeds and pages do not come in well?
select outlet, health, failed_polls, polls, failed_fetches, fetches, unreadable_pages, last_article, last_error
from marts.outlet_health
order by health = 'well', outlet
