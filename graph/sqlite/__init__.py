"""The embedded store: the property graph in one SQLite file."""
