"""Opens a store by its URL."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import StoreError

if TYPE_CHECKING:
    from graph.port import Store


def open_store(url: str, *, read_only: bool = False, timeout: float | None = None) -> Store:
    """Open the store at `sqlite:PATH` or `neo4j://HOST:PORT/DATABASE` (also bolt://, with +s).

    It is made when it is not there (unless `read_only`). `timeout` (seconds) is how long a
    query may run. Raises InputError or StoreError for another kind of URL, a missing file, a
    server that does not answer, or a file or database that is no store of ours.
    """
    scheme, _, rest = url.partition(":")
    # An engine's driver is loaded when a store of it is opened, not before.
    if scheme == "sqlite" and rest:
        from graph.sqlite.store import SqliteStore  # noqa: PLC0415

        return SqliteStore(Path(rest), read_only=read_only, timeout=timeout)
    if scheme.partition("+")[0] in {"neo4j", "bolt"} and rest.startswith("//"):
        if find_spec("neo4j") is None:
            raise StoreError("A store in Neo4j needs its driver: pip install 'zhimai[neo4j]'")
        from graph.neo4j.store import Neo4jStore  # noqa: PLC0415

        return Neo4jStore(url, read_only=read_only, timeout=timeout)
    raise StoreError(f"No store of the kind {scheme!r}; write sqlite:PATH or neo4j://HOST:7687")
