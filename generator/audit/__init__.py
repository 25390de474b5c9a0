"""Checks on finished pages: what was made, not what was meant."""
