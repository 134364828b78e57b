"""States without data behind them, to test the frame alone."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from api.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class NoReader:
    """A reader of an empty graph."""

    dialect = "sqlite"

    def query(
        self, text: str, parameters: Mapping[str, object] = {}, /, *, many: bool = False
    ) -> list[Any]:
        return []

    def match_expression(self, key: str) -> str:
        return key

    def release(self) -> str:
        return "r1"


class FixedStates:
    """One state that a test may exchange."""

    def __init__(self, release: str = "r1") -> None:
        self.state: State | None = State(release, b"Wed, 10 Apr 2024 00:00:00 GMT", release)
        self.opened = self.closed = 0

    def open(self) -> None:
        self.opened += 1

    def close(self) -> None:
        self.closed += 1

    def current(self) -> State | None:
        return self.state

    @contextmanager
    def reading(self) -> Iterator[tuple[NoReader, State]]:
        assert self.state is not None
        yield NoReader(), self.state

    def counts(self) -> dict[str, int]:
        return {"triples": 0, "graphs": 0}

    def nquads(self, graph: str) -> tuple[bytes, State] | None:
        return None
