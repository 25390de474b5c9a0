"""Files become domain values here, with every problem placed at its line and column."""
