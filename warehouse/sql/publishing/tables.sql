-- The tables to publish, in order.
select schema_name, table_name
from duckdb_tables()
where database_name = current_database() and schema_name in ('raw', 'core', 'marts') and not internal
order by schema_name, table_name
