-- Touched claims leave their groups.
delete from core.group_member
where reported_day in (select reported_day from touched where not is_beside) and claim_key in (select claim_key from touched where not is_beside)
