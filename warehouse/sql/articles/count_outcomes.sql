-- How many documents of the round had which outcome.
select outcome, count(*) from judged_reading group by outcome order by outcome
