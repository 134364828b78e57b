"""The errors of the graph room: what was refused, damaged or took too long, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import DataError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable


class ProjectionRefused(DataError):
    """A triple or a row that the projection does not know, so that it would be lost."""


class DamagedDataset(StoreError):
    """A file of the dataset is missing, or its bytes are not those that its name promises."""


class QueryTimeout(StoreError):
    """A query ran longer than the store allows."""


class StaleState(StoreError):
    """The store follows a later commit of the dataset than the one that was to be applied."""


class MissingStore(StoreError):
    """There is no store at the place yet; building makes one."""


class OutdatedStore(StoreError):
    """The store was made by another version of Zhimai; it can be removed and made again."""

    def __init__(self, message: str, remove: Callable[[], None]) -> None:
        super().__init__(message)
        self._remove = remove

    def remove(self) -> None:
        """Remove all that the store holds. Who still has a file open keeps what is open."""
        self._remove()


class StoreUnavailable(StoreError):
    """The server of the store does not answer now; try again after `retry_after` seconds."""

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class StateChanged(StoreError):
    """The store was committed to while a snapshot was read; ask again from the beginning."""
