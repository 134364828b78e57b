"""Reads from the store what `graph.lineage.outcomes.figures` compares: documents with their figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.lineage.outcomes.indicators import same_indicators
from graph.lineage.papers import Figure, Paper, Sentence, plain
from queries.like_indicators import MOST_LOOKED_UP, like_indicators
from queries.reader import array, ask

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.port import Reader
    from queries.period import Period
    from queries.reader import Row


@dataclass(frozen=True, slots=True)
class FigurePapers:
    """Documents in the order of time, each with its figures and with one sentence if it reports.

    `keys` are the keys of the figures, `documents` those of the documents by their ids; `stands`
    is the indicator that each one goes on under.
    """

    papers: tuple[Paper, ...]
    keys: Mapping[Figure, int]
    documents: Mapping[str, int]
    stands: Mapping[str, str]


def figure_papers(
    reader: Reader, period: Period, units: Mapping[str, str | None] | None = None
) -> FigurePapers:
    """Return the documents of a period as far as targets and results need them.

    With `units`, which has the unit of one figure of each, only the figures of these indicators and
    of those that may be one with them; of all where they are many.
    """
    low, high = period.documents
    documents = ask(reader, "periods", low=low, high=high)
    common: frozenset[str] = frozenset()
    if units is None or len(units) > MOST_LOOKED_UP:
        rows = ask(reader, "stated_figures", low=period.low, high=period.high)
    else:
        like = like_indicators(reader, period, units)
        common = like.common
        rows = figures_of(reader, period, like.indicators)
    keys: dict[Figure, int] = {}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for row in rows:
        figure = figure_of(row)
        keys.setdefault(figure, row[0])
        figures[figure.document].append(figure)
    years = _years(documents, figures)
    stands = same_indicators(keys, common)
    return FigurePapers(_papers(reader, documents, years, figures), keys, _keys(documents), stands)


def figures_of(reader: Reader, period: Period, indicators: Iterable[str]) -> list[Row]:
    """Return the figures of some indicators in a period."""
    return ask(reader, "figures_of", indicators=array(indicators), low=period.low, high=period.high)


def plain_papers(reader: Reader, period: Period) -> FigurePapers:
    """Return the documents of a period without figures, each with one sentence if it reports."""
    low, high = period.documents
    documents = ask(reader, "periods", low=low, high=high)
    years = {(row[4] or "")[:4] for row in documents}
    return FigurePapers(_papers(reader, documents, years, {}), {}, _keys(documents), {})


def reported_years(reader: Reader, period: Period, years: Collection[int]) -> frozenset[int]:
    """Return those of some years that a document of the period reports."""
    low, high = period.documents
    documents = ask(reader, "periods", low=low, high=high)
    wanted = {f"{year:04d}" for year in years}
    reporting = _reporting(reader, documents, wanted)
    return frozenset(int(row[4][:4]) for row in documents if row[0] in reporting)


def _papers(
    reader: Reader,
    documents: Sequence[Row],
    years: Collection[str],
    figures: Mapping[str, Sequence[Figure]],
) -> tuple[Paper, ...]:
    reporting = _reporting(reader, documents, years)
    papers = [
        Paper(
            row[1], row[2], row[3], (row[4], row[5]), reporting.get(row[0], ()),
            tuple(figures.get(row[1], ())),
        )
        for row in documents
    ]  # fmt: skip
    return tuple(sorted(papers, key=lambda paper: (paper.date or "", paper.document)))


def _keys(documents: Iterable[Row]) -> dict[str, int]:
    return {row[1]: row[0] for row in documents}


def figure_of(row: Row) -> Figure:
    """Return the figure of a row of stated_figures, figures_of or target_figures."""
    return Figure(
        document=row[1],
        indicator=row[2],
        name=row[3],
        unit=row[4],
        year=row[5],
        value=row[6],
        value_max=row[7],
        base_value=row[8],
        comparison=row[9],
        kind=row[10],
        start=row[11],
        end=row[12],
    )


def _years(documents: Iterable[Row], figures: Mapping[str, Iterable[Figure]]) -> set[str]:
    """Return the years that targets are set for: only who reports one of these matters."""
    ends = {row[1]: row[5] for row in documents}
    return {
        due[:4]
        for document, some in figures.items()
        for figure in some
        if figure.kind == "target" and (due := figure.year or ends[document]) is not None
    }


def _reporting(
    reader: Reader, documents: Sequence[Row], years: Collection[str]
) -> dict[int, tuple[Sentence]]:
    """Return, of the documents that speak of some years, those that report, by key."""
    asked = {row[0]: row for row in documents if (row[4] or "")[:4] in years}
    found = {}
    for key, _, measure, start, end, text, status, stage in ask(
        reader, "reporting", documents=array(asked)
    ):
        _, identifier, _, date, *_ = asked[key]
        turn = (date or "", identifier, 0)
        sentence = Sentence(identifier, measure, start, end, text, plain(text), status, stage, turn)
        found[key] = (sentence,)
    return found
