"""A build over several machines: chunks of the work are sent to the workers of a Dask cluster."""
