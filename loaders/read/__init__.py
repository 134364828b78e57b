"""Bytes to the text that is kept: every kind of file, its encoding, its tables, its checksums."""
