"""rolepages: role definitions, articles and a snapshot of postings become a static job site."""

__version__ = "0.1.0"
