"""Brings the lineage graphs of a dataset to what its documents are, in the commit that changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.lineage.graphs import lineage_graphs
from graph.lineage.links import threads_of
from graph.lineage.papers import paper_of
from graph.parallel import project
from graph.projection.backward import to_nquads
from ontology import iri
from ontology.instruments import instruments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.dataset import Writer
    from graph.lineage.papers import Sentence

    Progress = Callable[[int, int], None]


def renew(writer: Writer, drop: Iterable[str] = (), progress: Progress | None = None) -> list[str]:
    """Add the lineage graphs that changed; return the graphs to drop: `drop` and what has none now.

    To be called when all documents of a commit were added. `progress` is called with how many
    documents were read, and of how many.
    """
    gone = list(drop)
    after = writer.outcome(gone)
    documents = sorted(g for g in after.manifest.graphs if iri.document_of_graph(g) is not None)
    sentences: list[Sentence] = []
    for number, graph in enumerate(documents, 1):
        sentences += paper_of(project(after, graph)).sentences
        if progress is not None:
            progress(number, len(documents))
    sentences.sort(key=lambda sentence: (*sentence.turn, sentence.start))
    graphs = lineage_graphs(threads_of(sentences, instruments()))
    for name, found in graphs.items():
        writer.add(name, to_nquads(found))
    return gone + [
        name
        for name in after.manifest.graphs
        if iri.document_of_lineage_graph(name) is not None and name not in graphs
    ]
