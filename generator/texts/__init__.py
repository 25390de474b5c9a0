"""The language of texts: the values that bodies and introductions may print, and nothing else."""
