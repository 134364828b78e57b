"""Indicators of a document: the figures of its provisions as the record keeps them."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from loaders.figures.find import Context, find_figures
from loaders.figures.goals import Goals
from loaders.figures.items import without_unit
from loaders.figures.lines import Lines
from loaders.figures.mood import Moods, headed
from loaders.figures.own import own_years
from loaders.figures.quantities import NUMBER
from loaders.figures.stacked import stacked_figures
from loaders.figures.table import Table
from loaders.figures.years import year_above
from loaders.record import Indicator
from ontology import iri
from ontology.figure_words import word_pattern

_CELL = re.compile(r"[^\t\n|]+")
_BRACKET = re.compile(r"（[^（）]*）$")
# A decimal of 15 digits is kept to the letter by every store.
_TOO_LARGE = 1e15
_REACHED = re.compile("已经?(?:建成|达到?|完成|累计|发布|培育)")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loaders.duties.found import Found
    from loaders.figures.figure import Figure
    from loaders.outline.node import Node
    from loaders.record import Comparison, Document, FigureKind, Flow, Status
    from loaders.view import View


def make_indicators(
    view: View, document: Document, nodes: tuple[Node, ...], found: list[Found]
) -> tuple[Indicator, ...]:
    """Return the figures of all provisions in the order of the text.

    Articles and whole documents of rules (办法, 细则) lay down norms and state no figures;
    responsibility statements state none either.
    """
    if any(_lays_down(name) for name in (document.contained_title, document.title)):
        return ()
    spans = sorted((item.start, item.end) for item in found)
    indicators: list[Indicator] = []
    base = _base(view, document)
    goals = Goals(view.text, base.latest)
    labels = [node.label.start for node in nodes if node.label is not None]
    lines = Lines(view.text, document.title, document.contained_title, labels=labels)
    table = Table()
    stacked = list(stacked_figures(view.text, base))
    taken = {figure.quantity.number for figure in stacked}
    for node, figure in _placed(nodes, stacked):
        indicators.append(_indicator(view, document.id, node, figure))
    for node in nodes:
        if any(above.level == "article" for above in node.ancestors()):
            continue
        run = id(node) if node.label is not None else 0
        heads: tuple[Status | None, int, int | None] | None = None
        for low, high in _spans(view.text, node):
            begin = node.label.end if node.label and low <= node.label.start < high else low
            listed = table.heads(view.text, begin, high)
            if not listed and NUMBER.search(view.text, begin, high) is None:
                continue
            heads = heads or (
                *headed(view.text, node, base.moods.titled),
                year_above(view.text, node),
            )
            head, above = _headed(heads, lines.above(low, heads[1]), base)
            goals.read(node, begin, high)
            context = replace(
                base,
                above=above,
                status=base.moods.of(begin, high, head, run),
                goal=goals.above(node),
                since=goals.told(node) or base.since,
                run=run,
            )
            read = table.rows if listed else find_figures
            for figure in read(view.text, begin, high, context):
                if figure.quantity.number in taken or _within(spans, figure.quantity.start):
                    continue
                if not _fits(view, figure):
                    continue
                _doubt(view, figure, base.written)
                indicators.append(_indicator(view, document.id, node, figure))
    return tuple(sorted(indicators, key=lambda indicator: indicator.start))


def _placed(nodes: tuple[Node, ...], figures: list[Figure]) -> Iterator[tuple[Node, Figure]]:
    """Yield each figure with the last provision that begins before it."""
    placed = sorted(nodes, key=lambda node: node.start)
    starts = [node.start for node in placed]
    for figure in figures:
        index = bisect_right(starts, figure.quantity.start) - 1
        if index >= 0:
            yield placed[index], figure


def _fits(view: View, figure: Figure) -> bool:
    """Say whether a value can be kept to the letter; else it is left out with a warning."""
    quantity = figure.quantity
    largest = max(quantity.value, quantity.value_max or 0) * max(quantity.factor, 1)
    if largest < _TOO_LARGE:
        return True
    message = f"too large a figure: {view.text[quantity.start : quantity.end]}"
    view.warn("figure-too-large", message, quantity.start, quantity.end)
    return False


def _doubt(view: View, figure: Figure, written: int | None) -> None:
    """Warn of a figure that is kept as written and can't be quite right."""
    quantity = figure.quantity
    start, end = quantity.start, quantity.end
    if without_unit(view.text, quantity):
        view.warn(
            "figure-without-unit", f"{figure.name} {view.text[start:end]}: no unit", start, end
        )
    lead = view.text[max(0, start - 12) : start]
    ahead = figure.year is not None and written is not None and figure.year > written
    if ahead and _REACHED.search(lead):
        message = f"said to be reached in {figure.year}, after the document's own year {written}"
        view.warn("year-contradicts", message, start, end)


def _headed(
    heads: tuple[Status | None, int, int | None],
    line: tuple[Status, int | None] | None,
    base: Context,
) -> tuple[Status | None, int | None]:
    """Tell whether what stands above a paragraph says that it reports or plans, and its year.

    `heads` is what the headings of the provision say, where and of which year, `line` what a line
    below them says. A report that comes to a year after the one of which it tells plans:
    三、2024年政府工作任务.
    """
    found, _, year = heads
    if line is not None:
        found, year = line[0], year or line[1]
    if found is None and year is not None:
        told = base.since if base.tells else None
        first = told + 1 if told is not None else base.written
        if first is not None and year >= first:
            return "planned", year
    return found, year


def _spans(text: str, node: Node) -> list[tuple[int, int]]:
    """Return what a provision says: its heading and paragraphs, or the cells of its row."""
    if node.row is not None:
        return [match.span() for match in _CELL.finditer(text, node.start, node.end)]
    spans = list(node.paragraphs)
    if node.heading is not None and all(not low <= node.heading[0] < high for low, high in spans):
        spans.insert(0, node.heading)
    return spans


def _lays_down(title: str | None) -> bool:
    """Say whether a title is that of rules.

    >>> _lays_down("投资项目招商实施细则（试行）"), _lays_down("质量工作总结"), _lays_down(None)
    (True, False, False)
    """
    return title is not None and _rules().search(_BRACKET.sub("", title)) is not None


@functools.cache
def _rules() -> re.Pattern[str]:
    return re.compile(word_pattern("rules") + "$")


def series_id(
    name: str, unit: str | None, flow: str | None, level: str | None, holder: str | None, place: str
) -> str:
    """Return the id of the series of figures that agree in all that they count.

    `place` is whose document it is, for what is counted in no other place.

    >>> series_id("国际标准", "项", "flow", None, None, "310000") == series_id(
    ...     "国际标准", "项", "stock", None, None, "310000")
    False
    """
    parts = [name, unit or "", flow or "", level or "", holder or "", place]
    return "i" + iri.digest("|".join(parts), 12)


def _base(view: View, document: Document) -> Context:
    """Return what holds for all paragraphs: the years of the document and its own places."""
    own = own_years(document, view.text)
    moods = Moods(view.text, document.contained_title, document.title)
    return Context(
        status=None,
        written=own.written,
        above=None,
        since=own.told,
        until=own.until,
        place_at=_places(view),
        moods=moods,
        latest=own.latest,
        dated=own.sure or moods.titled >= 0,
        firm=own.firm or not own.sure,
        tells=moods.tells,
    )


def _places(view: View) -> Callable[[str], int]:
    """Return how long the name of another place is with which a text begins; 0 for none.

    The name of the document's own place counts below 0.
    """
    own = view.authority.gazetteer.ancestors(view.jurisdiction)

    def place_at(text: str) -> int:
        for match in view.authority.gazetteer.read(text, view.jurisdiction, view.date):
            if match.full or match.code in own:
                return -match.end if match.code in own else match.end
        return 0

    return place_at


def _indicator(view: View, document: str, node: Node, figure: Figure) -> Indicator:
    quantity = figure.quantity
    start, end = view.span(quantity.start, quantity.end)
    unit = quantity.base or None
    series = series_id(
        _of_the_place(view, figure.name),
        unit,
        figure.flow,
        figure.level,
        figure.holder,
        view.jurisdiction or "",
    )
    said = f"{figure.name}|{view.text[quantity.start : quantity.end]}|{figure.year}"
    provision = iri.provision_id(document, node.key)
    return Indicator(
        id=view.unique(iri.observation_id(provision, said)),
        series=series,
        provision=provision,
        name=figure.name,
        value=quantity.value,
        value_max=quantity.value_max,
        comparison=cast("Comparison", quantity.comparison),
        unit=quantity.unit,
        base_value=_times(quantity.value, quantity.factor),
        base_unit=unit,
        year=figure.year,
        kind=cast("FigureKind", figure.kind),
        flow=cast("Flow | None", figure.flow),
        level=figure.level,
        change=figure.change,
        holder=figure.holder,
        quote=view.source.text[start:end],
        start=start,
        end=end,
    )


def _of_the_place(view: View, name: str) -> str:
    """Return a title without the document's own place: 上海市制造业产品质量合格率 is Shanghai's."""
    gazetteer = view.authority.gazetteer
    for match in gazetteer.read(name, view.jurisdiction, view.date):
        if match.code == view.jurisdiction and match.end < len(name):
            return name[match.end :]
    return name


def _times(value: float, factor: float) -> float:
    """Multiply without the noise of binary fractions.

    >>> _times(2.1, 100_000_000), _times(48.4, 0.001)
    (210000000, 0.0484)
    """
    product = Decimal(str(value)) * Decimal(str(factor))
    whole = product.to_integral_value()
    return int(whole) if product == whole else float(product)


def _within(spans: list[tuple[int, int]], place: int) -> bool:
    index = bisect_right(spans, (place, place)) - 1
    return index >= 0 and spans[index][0] <= place < spans[index][1]
