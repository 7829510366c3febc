-- The shipped units.
insert into core.unit by name select * from batch
