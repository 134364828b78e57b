"""The port to a store: what every engine behind it does.

A store holds whole named graphs, known by the SHA-256 of their canonical N-Quads. It is never
the truth: the dataset is, and a store can always be made from it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from graph.property_graph import PropertyGraph

Parameters = Mapping[str, Any]


class State(NamedTuple):
    """Which commit of which dataset a store follows."""

    dataset: str
    generation: int


class Row(Protocol):
    """One row of an answer, by position or as a tuple."""

    def __getitem__(self, key: int, /) -> Any: ...

    def __iter__(self) -> Iterator[Any]: ...

    def __len__(self) -> int: ...


class Reader(Protocol):
    """Something that answers queries: a store (each query its own state) or a snapshot of it."""

    @property
    def dialect(self) -> str:
        """Name the query language: sqlite or cypher. Query files end in it."""
        ...

    def query(self, text: str, parameters: Parameters = ..., /, *, many: bool = False) -> list[Row]:
        """Return all rows of a query that only reads; parameters are named, and may be lists.

        With `many` a server sends them as it finds them, without having all in its memory at
        once. Raises QueryTimeout when it runs longer than the store allows.
        """
        ...

    def match_expression(self, key: str) -> str:
        """Return what the full-text index is asked for a folded key, '' when it is empty."""
        ...

    def release(self) -> str:
        """Return 16 hex digits that name the set of graphs held: that of the same manifest."""
        ...


@runtime_checkable
class Store(Reader, Protocol):
    """A store of named graphs. Safe to use from several threads; writers wait for each other."""

    def held(self) -> dict[str, str]:
        """Return the SHA-256 of each named graph that is held, by its IRI."""
        ...

    def state(self) -> State | None:
        """Return the newest commit that was given with an `apply` or `load`, None if none was."""
        ...

    def apply(
        self, graphs: Iterable[PropertyGraph], drop: Iterable[str] = (), state: State | None = None
    ) -> None:
        """Replace these named graphs and drop others in one transaction.

        A graph of which the very same version is held is left as it is. Raises StaleState,
        changing nothing, when the store already follows a later commit than `state`.
        """
        ...

    def load(self, graphs: Iterable[PropertyGraph], state: State | None = None) -> None:
        """Replace many named graphs, each whole or not at all; quicker than `apply` on each."""
        ...

    def snapshot(self) -> AbstractContextManager[Reader]:
        """Return a reader all of whose queries see one and the same state."""
        ...

    def dump(self) -> Iterator[PropertyGraph]:
        """Yield every named graph as it is held, in the order of IRIs, without derived rows."""
        ...

    def close(self) -> None:
        """Close all connections."""
        ...
