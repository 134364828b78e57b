"""The state of the data that a request reads: which release, since when, and a reader of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Hashable
    from contextlib import AbstractContextManager

    from graph.port import Reader


@dataclass(frozen=True, slots=True)
class State:
    """One committed state. `token` changes with every commit, `modified` is an HTTP date."""

    release: str
    modified: bytes
    token: Hashable


class States(Protocol):
    """Where the states come from: the store of a dataset, or a fixed one in tests."""

    def open(self) -> None:
        """Get ready to serve; StoreError when the store is there but can't be opened."""

    def close(self) -> None:
        """Let go of everything."""

    def current(self) -> State | None:
        """The newest committed state; None when there is none yet. Cheap: called every request."""

    def reading(self) -> AbstractContextManager[tuple[Reader, State]]:
        """Open a reader all of whose questions see one state; StoreError when it can't."""

    def counts(self) -> dict[str, int]:
        """How many statements (triples) and graphs the data hold."""

    def nquads(self, graph: str) -> tuple[bytes, State] | None:
        """A named graph as canonical N-Quads and its state; None when the data don't have it."""
