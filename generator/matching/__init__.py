"""What a posting says and where it belongs: roles, level, places, sponsorship."""
