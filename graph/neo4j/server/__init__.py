"""A real Neo4j without Docker: its jars from Maven Central, one process, stopped when done.

For tests, benchmarks and machines without Docker; `python -m graph.neo4j.server FOLDER` runs one.
"""
