"""The store for many users and machines: the property graph in a Neo4j server."""
