-- How many claims came or went.
select count(*) from dirty
