"""Lineage measured against the hand-made key."""
