"""Bytes and paths: the output tree, the search index over it, and the preview. Knows nothing of roles."""
