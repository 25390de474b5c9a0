"""What the editors of a site have to look after: what is due or weak now, and what changes on which day."""
