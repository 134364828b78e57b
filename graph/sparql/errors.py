"""Why a query got no result that is not the query's own fault, or that its limits forbade."""

from __future__ import annotations

from ontology.errors import StoreError


class SparqlUnavailable(StoreError):
    """There is no snapshot to ask: no dataset yet, or one that can't be read."""


class QueryTooLong(StoreError):
    """The query ran longer than it may and was killed."""


class QueryTooLarge(StoreError):
    """The engine could not do it within a worker's memory and stack, or broke on it."""


class WorkersBusy(StoreError):
    """All workers are busy and enough queries wait; `seconds` is when to come back."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"All SPARQL workers are busy; try again in {seconds} s")
        self.seconds = seconds


class WorkerLost(StoreError):
    """The worker was ended from outside, in mid-query."""
