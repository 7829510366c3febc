-- The version that the open file is at.
select max(version) from core.migration
