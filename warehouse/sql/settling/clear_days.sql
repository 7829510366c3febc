-- Make room for a full rebuild.
delete from marts.settled_day
