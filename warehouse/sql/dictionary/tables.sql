-- Tables and views with their comments.
select schema_name, table_name, 'table' as kind, comment
from duckdb_tables()
where database_name = current_database() and schema_name in ('raw', 'core', 'marts') and not internal
union all
select schema_name, view_name, 'view' as kind, comment
from duckdb_views()
where database_name = current_database() and schema_name in ('raw', 'core', 'marts') and not internal
order by schema_name, table_name
