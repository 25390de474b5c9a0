"""Brings a built tree to where it is served, in an order in which no page ever lacks its assets."""
