"""The working index of lineage, followed as documents change."""
