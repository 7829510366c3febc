-- The latest settlement; 0 before the first.
select coalesce(max(number), 0) from core.settlement
