"""From a paragraph to its figures: quantities, titles, changes, years, kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.figures.changes import give_changes
from loaders.figures.items import items_of
from loaders.figures.mood import vote
from loaders.figures.qualities import flow_of, holder_of, kind_of, level_of
from loaders.figures.shared import share_out
from loaders.figures.titles import title_all
from loaders.figures.years import Years, read_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loaders.figures.items import Item
    from loaders.figures.mood import Moods
    from loaders.figures.quantities import Quantity
    from loaders.record import Status

# Most paragraphs have nothing like it.
_TRIGGER = re.compile(
    r"\d|[百千]分之|第[一二三四五六七八九十]|[二两三四五六七八九十百千][^\s]{0,6}[家项名人件起个条所座亿万元]"
)
# How far back in its sentence the words are read that say when something was counted.
_REACH = 160


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a paragraph: whether it reports or plans, the years, what is its own place.

    `written` is the year of the document; `above` that of the headings; `goal` that by which the
    goals are to be reached that the paragraph may belong to; `until` and `since` the
    ends of the period that the document covers. `place_at` says whether a place is the document's;
    `status` is None where each sentence has its own; `run` stands for the paragraphs in which a
    turn of mood holds; `tells` says that the title is that of a report.
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
    run: int = 0
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on the fold."""

    quantity: Quantity
    name: str
    year: int | None
    kind: str
    flow: str | None
    level: str | None
    holder: str | None
    change: str | None


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
    written = context.written or context.latest
    votes = [(item.quantity.start, vote(item.quantity)) for item in items]
    years = read_years(text, low, high, written, context.above, context.since)
    for item in items:
        if not item.dropped and item.name:
            yield _figure(text, (low, high), item, years, context, votes)


def _figure(
    text: str,
    paragraph: tuple[int, int],
    item: Item,
    years: Years,
    context: Context,
    votes: list[tuple[int, int]],
) -> Figure:
    quantity = item.quantity
    clause = text[max(item.clause, quantity.start - 80) : quantity.start]
    year = years.at(quantity.start, max(paragraph[0], item.clause))
    start, end = years.around(quantity.start, paragraph[1])
    status = context.status
    if status is None:
        own = sum(weight for place, weight in votes if start <= place < end)
        said = own, sum(weight for _, weight in votes)
        status = context.moods.sentence(start, end, *paragraph, context.run, said)
    lead = text[max(start, quantity.start - _REACH) : quantity.start]
    kind = kind_of(clause + item.after, lead, year, status, context.latest)
    if year is None:
        year = (context.goal or context.until) if kind == "target" else context.since
    return Figure(
        quantity,
        item.name,
        year,
        kind,
        flow_of(clause, item.name, quantity.kind, lead),
        level_of(item.name) or item.level,
        holder_of(text, item.clause, years.sentence(quantity.start), context.place_at),
        item.change,
    )
