"""Faults that editors make, put into the demo one at a time: each is harmless or told where it is."""
