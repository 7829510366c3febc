-- Make room for a full rebuild.
delete from marts.daily_region
