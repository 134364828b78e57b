"""From records to a dataset and a store: one commit, then the store is rolled forward to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph import nquads
from graph.dataset import Dataset
from graph.lineage.renewing import renew
from graph.projection.backward import to_nquads
from graph.rdf import authority_to_graph, record_rows, record_to_graph
from graph.store import open_store
from graph.sync import open_current
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from graph.dataset import Writer
    from graph.lineage.judging.judgements import Judgement
    from graph.manifest import Manifest
    from graph.port import Store
    from loaders.record import Record
    from ontology.authority import Authority

    Progress = Callable[[str, int, int | None], None]
    """Called with what is being done (read, link, load), how many are done, and of how many."""


@dataclass(slots=True)
class Built:
    """What a build did: the state it made, and the documents in it that came twice.

    `repeated` are ids that several records had: the last one stays. `warnings` tell what could
    not be linked.
    """

    manifest: Manifest
    documents: int = 0
    repeated: list[str] = field(default_factory=list)
    warnings: tuple[str, ...] = ()


def build(
    records: Iterable[Record],
    authority: Authority,
    dataset_path: Path,
    store_url: str,
    *,
    version: str,
    judgements: Sequence[Judgement] = (),
    progress: Progress | None = None,
) -> Built:
    """Make the dataset hold exactly these records, the authority file and the vocabulary.

    Documents of the dataset that are not among the records go, in the same commit; links are those
    of the documents there are, and `judgements` on them. What it
    knows of withdrawn ids stays; into an empty folder there is no such history. The store at
    `store_url` then holds the same. Memory does not grow with the number of records.
    Raises DatasetLocked while another process writes.
    """
    dataset = Dataset(dataset_path)
    with dataset.writer() as writer:
        add_house(writer, authority)
        seen, repeated = _add_records(writer, records, authority, version, progress)
        drop = [
            graph
            for graph in writer.manifest.graphs
            if iri.document_of_graph(graph) is not None and graph not in seen
        ]
        renewed = renew(writer, drop, judgements, _linking(progress))
        manifest = writer.commit(drop=renewed.drop)
    _load(dataset, store_url, progress)
    return Built(manifest, len(seen), repeated, renewed.warnings)


def put(
    records: Iterable[Record],
    authority: Authority,
    dataset_path: Path,
    store_url: str,
    *,
    version: str,
    drop: Iterable[str] = (),
    judgements: Sequence[Judgement] = (),
    progress: Progress | None = None,
) -> Built:
    """Add or replace the documents of these records and drop others by id, in one commit.

    What is not named stays as it is, but for links: they and `judgements` are those of all.
    """
    dataset = Dataset(dataset_path)
    with dataset.writer() as writer:
        if iri.AUTHORITY_GRAPH not in writer.manifest.graphs:
            add_house(writer, authority)
        seen, repeated = _add_records(writer, records, authority, version, progress)
        gone = [iri.document_graph(document) for document in drop]
        renewed = renew(writer, gone, judgements, _linking(progress))
        manifest = writer.commit(drop=renewed.drop)
    _load(dataset, store_url, progress)
    return Built(manifest, len(seen), repeated, renewed.warnings)


def add_house(writer: Writer, authority: Authority) -> None:
    """Add the graphs of the house itself: the authority file and the vocabulary."""
    graph = authority_to_graph(authority)
    writer.add(graph.graph, to_nquads(graph))
    writer.add(iri.VOCABULARY_GRAPH, nquads.canonical(vocabulary_quads()))


def vocabulary_quads() -> list[Quad]:
    """Return the vocabulary of ontology/vocabulary.ttl as quads of its named graph."""
    data = files("ontology").joinpath("vocabulary.ttl").read_bytes()
    graph = NamedNode(iri.VOCABULARY_GRAPH)
    return [
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for triple in parse(data, RdfFormat.TURTLE)
    ]


def store_of(
    records: Iterable[Record], url: str, *, version: str = "0", authority: Authority | None = None
) -> Store:
    """Return a store that holds these records, without a dataset; for tests and tries."""
    store = open_store(url)
    if authority is not None:
        store.apply([authority_to_graph(authority)])
    store.load(record_to_graph(record, version) for record in records)
    return store


def _add_records(
    writer: Writer,
    records: Iterable[Record],
    authority: Authority,
    version: str,
    progress: Progress | None,
) -> tuple[set[str], list[str]]:
    seen: set[str] = set()
    repeated: list[str] = []
    for number, record in enumerate(records, 1):
        graph = record_rows(record, version, authority)
        if graph.graph in seen:
            repeated.append(record.document.id)
        seen.add(graph.graph)
        writer.add(graph.graph, to_nquads(graph), record.text)
        if progress is not None:
            progress("read", number, None)
    return seen, repeated


def _linking(progress: Progress | None) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    told = progress
    return lambda done, total: told("link", done, total)


def _load(dataset: Dataset, url: str, progress: Progress | None) -> None:
    def loaded(done: int, total: int) -> None:
        if progress is not None:
            progress("load", done, total)

    open_current(url, dataset, progress=loaded).close()
