-- The tables of the open file, as schema.name.
select schema_name || '.' || table_name as name
from duckdb_tables()
where database_name = current_database() and not internal
order by name
