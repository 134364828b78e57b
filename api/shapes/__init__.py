"""The JSON shapes of /v1, as types: they document the answers and check the code that builds them.

Keys are snake_case; what is unknown is absent. Every entity has uri, id, kind, href and label.
"""
