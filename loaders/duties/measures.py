"""Measures from the sentences of the provisions, each with the statements that cover it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from loaders.duties.sentences import (
    Sentence,
    charged,
    deadline,
    is_task,
    names_annex,
    opens_annexes,
    sentences,
    stage,
    status,
)
from loaders.record import Actor, Measure
from ontology import iri

if TYPE_CHECKING:
    from loaders.duties.found import Found
    from loaders.duties.statements import Cover
    from loaders.outline.node import Node
    from loaders.record import Status
    from loaders.view import View


def make_measures(
    view: View,
    document: str,
    title: str | None,
    nodes: tuple[Node, ...],
    found: list[Found],
    covers: list[Cover],
) -> tuple[Measure, ...]:
    """Return every sentence of every provision, statements left out, in the order of the text."""
    holes: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for item in found:
        holes[id(item.node)].append((item.start, item.end))
    sweep = _Sweep(covers)
    measures: list[Measure] = []
    annexes = _annexes(view.text, nodes)
    for node in nodes:
        state = status(node, view.text, title)
        own = holes[id(node)]
        for low, high in node.paragraphs:
            if low in annexes:
                continue
            gaps = _within(own, low, high)
            measures += [
                _measure(view, document, node, state, sentence, sweep)
                for sentence in sentences(view.text, low, high, gaps)
                # A cell of a table may hold a task in two words.
                if node.row is not None
                or is_task(view.text, sentence, in_article=node.level == "article")
            ]
    return tuple(sorted(measures, key=lambda measure: measure.start))


def _annexes(text: str, nodes: tuple[Node, ...]) -> set[int]:
    """Return where the paragraphs begin that list a document's annexes."""
    listed: set[int] = set()
    lines: set[int] = set()
    for low, high in sorted(span for node in nodes for span in node.paragraphs):
        line = text.rfind("\n", 0, low) + 1
        above = text.rfind("\n", 0, max(0, line - 1)) + 1
        # The line 附件： itself may be the heading of a provision and no paragraph.
        goes_on = above in lines or opens_annexes(text, above, max(above, line - 1))
        if opens_annexes(text, low, high) or (goes_on and names_annex(text, low, high)):
            listed.add(low)
            lines.add(line)
    return listed


def _within(spans: list[tuple[int, int]], low: int, high: int) -> list[tuple[int, int]]:
    """Return the spans that touch [low, high); they are in order and apart from each other."""
    first = max(0, bisect_right(spans, (low, low)) - 1)
    last = bisect_right(spans, (high, high))
    return [span for span in spans[first:last] if span[0] < high and span[1] > low]


def _measure(
    view: View, document: str, node: Node, state: Status, sentence: Sentence, sweep: _Sweep
) -> Measure:
    provision = iri.provision_id(document, node.key)
    folded = view.text[sentence.start : sentence.end]
    low, high = view.span(sentence.start, sentence.end)
    bodies = [
        (charge.role, view.mention(charge.start, charge.end))
        for charge in charged(view.text, sentence.start, sentence.end)
    ]
    return Measure(
        id=view.unique(iri.measure_id(provision, folded)),
        provision=provision,
        text=view.source.text[low:high],
        start=low,
        end=high,
        status=state,
        stage=stage(folded),
        deadline=deadline(folded),
        statements=sweep.at(sentence.start),
        actors=tuple(
            Actor(body.agency, body.name, body.surface, role, body.start, body.end)
            for role, body in bodies
        ),
    )


class _Sweep:
    """Which statements cover a place; asked in the order of the text, it passes over them once."""

    def __init__(self, covers: list[Cover]) -> None:
        self.waiting = sorted(covers, reverse=True)
        self.active: list[Cover] = []
        self.last = 0

    def at(self, place: int) -> tuple[str, ...]:
        """Return the ids of the statements whose scope holds `place`."""
        while self.waiting and self.waiting[-1][0] <= place:
            self.active.append(self.waiting.pop())
        self.active = [cover for cover in self.active if cover[1] > place]
        return tuple(key for start, _, key in self.active if start <= place)
