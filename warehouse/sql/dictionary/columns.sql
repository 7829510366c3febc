-- Columns with their types and comments, in order.
select schema_name, table_name, column_name, data_type, is_nullable, comment
from duckdb_columns()
where database_name = current_database() and schema_name in ('raw', 'core', 'marts') and not internal
order by schema_name, table_name, column_index
