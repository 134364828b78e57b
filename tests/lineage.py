"""The lineage graphs that a build makes of documents, for stores that tests load without a dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.lineage.graphs import lineage_graphs
from graph.lineage.linking.links import threads_of
from graph.lineage.papers import paper_of
from graph.rdf import named
from ontology.instruments import instruments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.lineage.judging.judgements import Judged
    from graph.property_graph import PropertyGraph


def with_lineage(
    documents: Iterable[PropertyGraph], judged: Iterable[Judged] = ()
) -> list[PropertyGraph]:
    """Return documents' graphs with the lineage graphs of all of them together, judgements too."""
    given = list(documents)
    sentences = [sentence for graph in given for sentence in paper_of(graph).sentences]
    sentences.sort(key=lambda sentence: (*sentence.turn, sentence.start))
    found = lineage_graphs(threads_of(sentences, instruments()), judged)
    return [*given, *(named(graph) for graph in found.values())]
