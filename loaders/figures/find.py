"""From a paragraph to its figures: quantities, titles, changes, years, kinds."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from loaders.figures.changes import give_changes
from loaders.figures.figure import Figure
from loaders.figures.flows import flow_of, spans
from loaders.figures.items import items_of
from loaders.figures.mood import vote
from loaders.figures.qualities import holder_of, kind_of, level_of
from loaders.figures.shared import share_out
from loaders.figures.titles import title_all
from loaders.figures.years import read_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loaders.figures.items import Item
    from loaders.figures.mood import Moods
    from loaders.record import Status

# Most paragraphs have nothing like it.
_TRIGGER = re.compile(
    r"\d|[百千]分之|第[一二三四五六七八九十]|[二两三四五六七八九十百千][^\s]{0,6}[家项名人件起个条所座亿万元]"
)
_WITHIN = re.compile("全年|年内|年底|年末|下半年|四季度")
# How far back in its sentence the words are read that say when something was counted.
_REACH = 240


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a paragraph: whether it reports or plans, the years, what is its own place.

    `written` is the year of the document; `above` that of the headings; `goal` that by which the
    goals are to be reached that the paragraph may belong to; `until` and `since` the
    ends of the period that the document covers. `place_at` says whether a place is the document's;
    `status` is None where each sentence has its own; `run` stands for the paragraphs in which a
    turn of mood holds; `tells` says that the title is that of a report,
    `dated` that `latest` is the year of the document and not only the latest that it names,
    `firm` that no year after it can be past.
    """

    status: Status | None
    written: int | None
    above: int | None
    since: int | None
    until: int | None
    place_at: Callable[[str], int]
    moods: Moods
    goal: int | None = None
    latest: int | None = None
    dated: bool = True
    firm: bool = True
    run: int = 0
    tells: bool = False


def find_figures(text: str, low: int, high: int, context: Context) -> Iterator[Figure]:
    """Yield the figures of text[low:high], a paragraph of the fold, in order."""
    if _TRIGGER.search(text, low, high) is None:
        return
    items = items_of(text, low, high)
    title_all(text, items)
    share_out(text, items)
    give_changes(text, items)
    if all(item.dropped for item in items):
        return
    yield from _Paragraph(text, low, high, context, items).figures()


class _Paragraph:
    """The figures of one paragraph, each read with what stands before it."""

    def __init__(self, text: str, low: int, high: int, context: Context, items: list[Item]) -> None:
        self.text, self.low, self.high = text, low, high
        self.context = context
        self.items = items
        written = context.written or context.since
        self.years = read_years(text, low, high, written, context.above, context.since)
        self.spans = spans(text, low, high)
        self.starts = [item.quantity.start for item in items]
        # The votes before each item, and of all.
        self.votes = [0, *accumulate(vote(item.quantity) for item in items)]

    def figures(self) -> Iterator[Figure]:
        stock: int | None = None
        for item in self.items:
            if item.dropped or not item.name:
                continue
            start, end = self.years.around(item.quantity.start, self.high)
            figure = self._figure(item, start, end, stock if (stock or 0) >= start else None)
            if figure is None:
                continue
            stock = item.quantity.end if figure.flow == "stock" else None
            yield figure

    def _figure(self, item: Item, start: int, end: int, stock: int | None) -> Figure | None:
        """Return the figure of an item in the sentence text[start:end].

        `stock` is where the figure before it ends in the sentence, if that is a stock.
        """
        text, context, quantity = self.text, self.context, item.quantity
        place = quantity.start
        clause = text[max(item.clause, place - 80) : place]
        lead = text[max(start, place - _REACH) : place]
        year = self.years.at(place, max(self.low, item.clause))
        kind = kind_of(
            clause + item.after,
            lead,
            year,
            self._status(start, end),
            context.latest,
            dated=context.dated,
            firm=context.firm,
        )
        if item.grant and kind == "target":
            return None
        if year is None:
            year = self._default(kind, clause)
        return Figure(
            quantity,
            item.name,
            year,
            kind,
            flow_of(item, lead, self.spans, text[stock:place] if stock else None),
            level_of(item.name) or item.level,
            holder_of(text, item.clause, start, context.place_at),
            item.change,
        )

    def _default(self, kind: str, clause: str) -> int | None:
        """Return the year of a figure that names none: 确保全年增长6% is of the year told."""
        if kind == "result":
            return self.context.since
        wanted = self.context.goal or self.context.until
        return wanted or (self.context.since if _WITHIN.search(clause) else None)

    def _status(self, start: int, end: int) -> Status:
        """Tell whether a sentence reports or plans."""
        context = self.context
        if context.status is not None:
            return context.status
        first, last = (bisect_left(self.starts, place) for place in (start, end))
        said = self.votes[last] - self.votes[first], self.votes[-1]
        return context.moods.sentence(start, end, self.low, self.high, context.run, said)
