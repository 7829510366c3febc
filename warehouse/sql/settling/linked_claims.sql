-- Touched current claims that are linked.
select * exclude (number) from linked order by number
