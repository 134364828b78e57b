"""The projection between RDF and the property graph, both ways, driven by ontology/projection.toml."""
