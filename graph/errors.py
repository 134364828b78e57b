"""The errors of the graph room: what was refused, damaged or took too long, and what to do."""

from __future__ import annotations

from ontology.errors import DataError, StoreError


class ProjectionRefused(DataError):
    """A triple or a row that the projection does not know, so that it would be lost."""


class InvalidGraph(DataError):
    """A graph breaks a shape, or a quote is not the slice of the text that it claims to be."""


class DamagedDataset(StoreError):
    """A file of the dataset is missing, or its bytes are not those that its name promises."""


class QueryTimeout(StoreError):
    """A query ran longer than the store allows."""


class StaleState(StoreError):
    """The store follows a later commit of the dataset than the one that was to be applied."""
