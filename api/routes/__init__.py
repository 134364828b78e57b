"""The routes: data under /v1, identifiers and their documents, and what serves the service."""
