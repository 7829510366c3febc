-- Note that a migration was applied, by the database's own clock.
-- Parameters: $version, $name
insert into core.migration
select $version, $name, current_timestamp at time zone 'UTC'
