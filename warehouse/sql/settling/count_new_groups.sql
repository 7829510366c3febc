-- How many groups were made.
select count(distinct group_id) from staged_member
