"""The lineage of a dataset: threads and links, series of figures, what became of targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.lineage.admission import admission, header_of
from graph.lineage.linking.links import links_of, threads_of
from graph.lineage.outcomes.figures import series_of, targets_of
from graph.lineage.papers import paper_of
from graph.parallel import project
from ontology import iri
from ontology.instruments import instruments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.dataset import Dataset
    from graph.lineage.linking.links import Link, Thread
    from graph.lineage.outcomes.figures import Series, Target
    from graph.lineage.papers import Paper
    from ontology.instruments import Instrument


@dataclass(frozen=True, slots=True)
class Lineage:
    """What goes on in a corpus: documents in the order of time, threads, links, figures."""

    papers: tuple[Paper, ...]
    threads: tuple[Thread, ...]
    links: tuple[Link, ...]
    series: tuple[Series, ...]
    targets: tuple[Target, ...]


def read_papers(dataset: Dataset) -> list[Paper]:
    """Return every document of a dataset's present state, as lineage reads it."""
    with dataset.reading() as reading:
        return [
            paper_of(project(reading, graph))
            for graph in sorted(reading.manifest.graphs)
            if iri.document_of_graph(graph) is not None
        ]


def lineage(papers: Iterable[Paper], thesaurus: Iterable[Instrument] | None = None) -> Lineage:
    """Return the lineage of documents; `thesaurus` is that of ontology/ by default.

    Copies and foreign texts are among the documents and in no thread (`graph.lineage.admission`).
    """
    ordered = tuple(sorted(papers, key=lambda paper: (paper.date or "", paper.document)))
    left_out = admission(map(header_of, ordered)).left_out
    sentences = [s for paper in ordered if paper.document not in left_out for s in paper.sentences]
    threads = threads_of(sentences, instruments() if thesaurus is None else thesaurus)
    above = implementing(ordered)
    links = links_of(threads, above)
    return Lineage(ordered, threads, links, series_of(ordered), targets_of(ordered))


def implementing(papers: Iterable[Paper]) -> frozenset[tuple[str, str]]:
    """Return the documents, an upper and a lower one, of which the lower says it implements the upper."""
    papers = tuple(papers)
    held = {work: paper.document for paper in papers for work in paper.works}
    return frozenset(
        (held[work], paper.document)
        for paper in papers
        for work in paper.carries_out
        if held.get(work, paper.document) != paper.document
    )
