"""The SPARQL service: requests of the protocol, its description, its page, worked queries."""
