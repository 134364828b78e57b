"""SPARQL over snapshots of the dataset: worker processes that are bounded and can be killed."""
