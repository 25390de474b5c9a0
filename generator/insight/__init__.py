"""Numbers worth a page, from readings to counted lists; every number has one definition."""
