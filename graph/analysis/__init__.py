"""Who works with whom: the networks that responsibility statements make, and what is measured in them.

Computed when data are loaded, kept beside the dataset under the release it was computed for, and
never in a request. docs/analysis.md says in plain words what is measured.
"""
