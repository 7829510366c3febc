-- Make room for a full rebuild.
delete from core.finding
