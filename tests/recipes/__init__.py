"""The recipes for continuous integration, each run for real."""
