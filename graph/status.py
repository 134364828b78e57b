"""Says which dataset there is, and how a store stands against it, without changing either."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from graph.analysis.release import is_analysed
from graph.dataset import MANIFEST, Dataset
from graph.errors import MissingStore, OutdatedStore
from graph.store import open_store
from ontology import iri
from ontology.errors import StoreError

if TYPE_CHECKING:
    from graph.manifest import Manifest
    from graph.port import Store

Condition = Literal["missing", "unreachable", "outdated", "empty", "behind", "current"]
_DATABASE_FILES: Final = ("", "-wal")
_VERSION: Final = {
    "sqlite": "SELECT sqlite_version()",
    "cypher": "CALL dbms.components() YIELD name, versions, edition "
    "WHERE name = 'Neo4j Kernel' RETURN versions[0] + ' ' + edition",
}
_ENGINE: Final = {"sqlite": "SQLite", "cypher": "Neo4j"}


@dataclass(frozen=True, slots=True)
class DatasetStatus:
    """One dataset. `bytes` are those of its N-Quads; `changed` is an ISO time in UTC.

    `analysed` says whether there is an analysis of its release (`zhimai analyze`).
    """

    path: str
    dataset: str
    generation: int
    release: str
    graphs: int
    documents: int
    bytes: int
    changed: str
    analysed: bool


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """How a store stands against a dataset.

    `condition`: missing (it would be made), unreachable (`message` says why), outdated (made by
    another version: it would be made again), empty, behind, current. `same`, `lacking`, `older`
    and `extra` are IRIs of named graphs: held as in the manifest; not held; held under another
    hash; held and not in the manifest. Opening the store takes `lacking` and `older` in and
    drops `extra`. `generation` is the commit it follows, None when it follows none or one of
    another dataset, whose name then is in `follows`. `changed` is None where the engine does not
    keep it.
    """

    url: str
    engine: str
    version: str | None
    condition: Condition
    message: str | None = None
    follows: str | None = None
    generation: int | None = None
    release: str | None = None
    changed: str | None = None
    same: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def dataset_status(dataset: Dataset) -> DatasetStatus | None:
    """Return what the dataset in a folder is, None when there is none yet."""
    manifest = dataset.read_manifest()
    if not manifest.graphs:
        return None
    return DatasetStatus(
        path=str(dataset.path),
        dataset=manifest.dataset,
        generation=manifest.generation,
        release=manifest.release,
        graphs=len(manifest.graphs),
        documents=sum(iri.document_of_graph(graph) is not None for graph in manifest.graphs),
        bytes=sum(entry.size for entry in manifest.graphs.values()),
        changed=_time((dataset.path / MANIFEST).stat().st_mtime),
        analysed=is_analysed(dataset.path, manifest.release),
    )


def store_status(url: str, dataset: Dataset, *, timeout: float | None = None) -> StoreStatus:
    """Return how the store at a URL stands against a dataset; nothing is made or rolled forward.

    Raises InputError for a URL or settings that can't be used.
    """
    scheme, _, rest = url.partition(":")
    embedded = scheme == "sqlite"
    engine = "SQLite" if embedded else "Neo4j"
    manifest = dataset.read_manifest()
    lacking = tuple(sorted(manifest.graphs))
    try:
        store = open_store(url, read_only=True, timeout=timeout)
    except MissingStore:
        return StoreStatus(url, engine, None, "missing", lacking=lacking)
    except OutdatedStore as outdated:
        return StoreStatus(url, engine, None, "outdated", str(outdated), lacking=lacking)
    except StoreError as error:
        return StoreStatus(url, engine, None, "unreachable", str(error))
    try:
        return _compared(url, store, manifest, Path(rest) if embedded else None)
    except StoreError as error:
        return StoreStatus(url, engine, None, "unreachable", str(error))
    finally:
        store.close()


def _compared(url: str, store: Store, manifest: Manifest, file: Path | None) -> StoreStatus:
    held = store.held()
    state = store.state()
    wanted = {graph: entry.sha256 for graph, entry in manifest.graphs.items()}
    same = tuple(sorted(graph for graph in wanted if held.get(graph) == wanted[graph]))
    lacking = tuple(sorted(wanted.keys() - held.keys()))
    older = tuple(
        sorted(graph for graph in wanted if held.get(graph, wanted[graph]) != wanted[graph])
    )
    extra = tuple(sorted(held.keys() - wanted.keys()))
    ours = state is not None and state.dataset == manifest.dataset
    condition: Condition = "current"
    if not held:
        condition = "empty"
    elif lacking or older or extra:
        condition = "behind"
    return StoreStatus(
        url=url,
        engine=_ENGINE[store.dialect],
        version=str(store.query(_VERSION[store.dialect])[0][0]),
        condition=condition,
        follows=None if ours or state is None else state.dataset,
        generation=state.generation if state is not None and ours else None,
        release=store.release(),
        changed=None if file is None else _newest(file),
        same=same,
        lacking=lacking,
        older=older,
        extra=extra,
    )


def _newest(file: Path) -> str:
    """Return when a database file was changed last, what is still in its log included."""
    found = [file.with_name(file.name + suffix) for suffix in _DATABASE_FILES]
    # An empty log is made whenever a reader opens the file.
    times = [path.stat() for path in found if path.exists()]
    return _time(max(stat.st_mtime for stat in times if stat.st_size))


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).isoformat().replace("+00:00", "Z")
