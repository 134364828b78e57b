"""Wording that two texts share, and what differs between them."""
