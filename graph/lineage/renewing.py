"""Brings the lineage graphs of a dataset to what its documents are, in the commit that changes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.lineage.admission import admission, header_of
from graph.lineage.anchoring import anchored
from graph.lineage.graphs import lineage_graphs
from graph.lineage.links import threads_of
from graph.lineage.papers import paper_of
from graph.parallel import project
from graph.projection.backward import to_nquads
from ontology import iri
from ontology.instruments import instruments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.dataset import Writer
    from graph.lineage.judgements import Judgement

    Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a renewal asks of the commit: which graphs to drop; and what there is to say."""

    drop: list[str]
    warnings: tuple[str, ...] = ()


def renew(
    writer: Writer,
    drop: Iterable[str] = (),
    judgements: Sequence[Judgement] = (),
    progress: Progress | None = None,
) -> Renewed:
    """Add the lineage graphs that changed to a commit to which all documents were added.

    To drop are the graphs in `drop` and those of lineage that are no more. `progress` is called
    with how many documents were read, and of how many.
    """
    gone = list(drop)
    after = writer.outcome(gone)
    documents = sorted(g for g in after.manifest.graphs if iri.document_of_graph(g) is not None)
    papers = []
    for number, graph in enumerate(documents, 1):
        papers.append(paper_of(project(after, graph)))
        if progress is not None:
            progress(number, len(documents))
    papers.sort(key=lambda paper: (paper.date or "", paper.document))
    admitted = admission(map(header_of, papers))
    sentences = [
        sentence
        for paper in papers
        if paper.document not in admitted.left_out
        for sentence in paper.sentences
    ]
    by_document = {paper.document: paper.sentences for paper in papers}
    held = anchored(judgements, by_document.get)
    graphs = lineage_graphs(threads_of(sentences, instruments()), held.judged)
    for name, found in graphs.items():
        writer.add(name, to_nquads(found))
    gone += [
        name
        for name in after.manifest.graphs
        if iri.document_of_lineage_graph(name) is not None and name not in graphs
    ]
    return Renewed(gone, (*admitted.warnings, *held.warnings))
