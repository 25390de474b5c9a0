"""Labor condition applications (LCAs) as the Department of Labor discloses them: files to tables."""
