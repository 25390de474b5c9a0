"""The store of public records: Parquet tables read and written through DuckDB, and nowhere else."""
