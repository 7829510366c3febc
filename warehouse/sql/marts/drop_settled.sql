-- Make room for what the changed days hold now.
delete from marts.settled_day where day in (select day from changed_day)
