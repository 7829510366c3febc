-- Make room for the shipped units.
delete from core.unit
