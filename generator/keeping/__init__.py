"""What builds keep for the next one, each result under a digest of all that went into it."""
