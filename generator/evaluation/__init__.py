"""Scores of the matchers against labels an owner gives: how often they agree, and where not."""
