"""A real Neo4j without Docker: its jars from Maven Central, one process, stopped when done.

For tests, benchmarks and machines without Docker; `python -m graph.neo4j.server` runs one.
"""

from graph.neo4j.server.process import Neo4jServer, ServerFailed

__all__ = ["Neo4jServer", "ServerFailed"]
