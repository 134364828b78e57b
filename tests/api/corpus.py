"""The five documents as a dataset with its store, as `zhimai build` leaves them."""

from __future__ import annotations

from pathlib import Path

from cli.analysing import analyse
from graph.dataset import Dataset
from graph.projection.backward import to_nquads
from graph.rdf import authority_to_graph, record_to_graph
from graph.store import open_store
from loaders.corpus import read_corpus
from loaders.extract import Hints, extract
from ontology.authority import load_authority
from tests.lineage import with_lineage

CORPUS = Path(__file__).parents[2] / "corpus"


def build_corpus(folder: Path) -> None:
    """Read corpus/ into a dataset in `folder`."""
    documents = []
    texts = {}
    for entry in read_corpus(CORPUS):
        hints = Hints(title=entry.title, number=entry.number, signed=entry.signed)
        record = extract(entry.path, hints=hints)
        documents.append(record_to_graph(record, "test"))
        texts[documents[-1].graph] = record.text
    graphs = [authority_to_graph(load_authority()), *with_lineage(documents)]
    with Dataset(folder).writer() as writer:
        writer.commit({graph.graph: to_nquads(graph) for graph in graphs}, texts)
    store = open_store(f"sqlite:{folder / 'store.sqlite'}")
    store.load(graphs)
    with store.snapshot() as reader:
        analyse(reader, folder)
    store.close()
