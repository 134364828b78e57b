"""Brings the lineage graphs of a dataset to what its documents are, in the commit that changes them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from graph.lineage.graphs import lineage_graphs
from graph.lineage.index.file import with_index
from graph.lineage.judging.anchoring import anchored
from graph.lineage.papers import paper_of
from graph.parallel import each
from graph.projection.backward import to_nquads
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.dataset import Writer
    from graph.lineage.index.index import LineageIndex
    from graph.lineage.judging.judgements import Judged, Judgement
    from graph.lineage.papers import Paper

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
    jobs: int = 1,
) -> Renewed:
    """Add the lineage graphs that changed to a commit to which all documents were added.

    To drop are the graphs in `drop` and those of lineage that are no more. `progress` is called
    with how many steps were done, and of how many; many documents are read in `jobs` processes.
    """
    gone = list(drop)
    after = writer.outcome(gone)
    wanted = {
        document: entry.sha256
        for graph, entry in after.manifest.graphs.items()
        if (document := iri.document_of_graph(graph)) is not None
    }
    gone += [
        graph
        for graph in after.manifest.graphs
        if (document := iri.document_of_lineage_graph(graph)) is not None and document not in wanted
    ]

    def load(documents: list[str]) -> Iterator[Paper]:
        return each(after, [iri.document_graph(one) for one in documents], jobs, paper_of)

    def work(index: LineageIndex) -> Renewed:
        admitted = index.update(wanted, load, progress)
        held = anchored(judgements, index.sentences)
        return Renewed(
            gone + _write(writer, index, wanted, held.judged), (*admitted.warnings, *held.warnings)
        )

    return with_index(writer.path, work)


def _write(
    writer: Writer, index: LineageIndex, documents: Iterable[str], judged: Sequence[Judged]
) -> list[str]:
    """Add the lineage graphs that are others than those held; return those that are no more."""
    judged_of: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        judged_of[iri.document_of(one.later)].append(one)
    before, known = writer.outcome(), index.made()
    made: dict[str, tuple[str, str]] = {}
    gone = []
    for document in documents:
        name = iri.lineage_graph(document)
        mark = sha256(repr(judged_of[document]).encode()).hexdigest()
        digest, judged_as = known.get(document, (None, ""))
        if digest == "" and judged_as == mark and name not in before.manifest.graphs:
            continue
        if digest and judged_as == mark and before.holds(name, digest):
            continue
        graph = lineage_graphs(index.threads(document), judged_of[document]).get(name)
        if graph is not None:
            made[document] = writer.add(name, to_nquads(graph)).sha256, mark
        else:
            made[document] = "", mark
            gone.append(name)
    index.note(made)
    return gone
