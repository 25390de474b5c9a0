"""Our own words: plain, and with their abbreviations told."""
