"""Lineage: which measure of a later document goes on with which of an earlier one, and by what."""
