"""What can be wrong with the input, as values: gathered, sorted and reported all at once."""
