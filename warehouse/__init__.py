"""The claims warehouse in DuckDB: load, consistency, aggregates, publish and queries."""
