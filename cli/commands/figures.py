"""`zhimai figures`: the figures that documents state, as a table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from rich.text import Text

from cli.exits import NOTHING_FOUND, OK
from cli.reading import limit_option, question, whole_pages, year_options
from cli.rows import write_count
from queries.figure_table import table
from queries.indicators import FigureFilters, figures, observations
from queries.words import FIGURE_EN, FIGURE_ZH, FLOW_ZH

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader
    from loaders.record import FigureKind, Flow
    from queries.types import FigureRow

_SHORT = 20


@click.command(
    "figures",
    epilog="\b\n例 · Examples:\n"
    "  zhimai figures 合格率\n"
    "  zhimai figures --year 2025 --kind target\n"
    "  zhimai figures --unit 元 --csv > figures.csv\n"
    "  zhimai figures --indicator i0123456789ab",
)
@click.argument("words", required=False)
@click.option(
    "--unit", metavar="UNIT", help="单位：亿元、元、%、家 · unit, as written or of the series."
)
@click.option("--level", metavar="LEVEL", help="级别：国家级、市级 · level that is counted.")
@click.option("--holder", metavar="NAME", help="归属：闵行区 · whose figure it is.")
@click.option("--flow", type=click.Choice(["flow", "stock"]), help="流量或存量 · flow or stock.")
@click.option(
    "--kind", type=click.Choice(["result", "target"]), help="结果或目标 · result or target."
)
@click.option("--year", type=click.IntRange(1, 9999), help="数据所说的年份 · the year spoken of.")
@click.option("--document", metavar="ID", help="只看这个文件的 · only of this document.")
@click.option(
    "--indicator", metavar="ID", help="一个指标，按年份排 · one indicator in order of time."
)
@click.option("--csv", "as_csv", is_flag=True, help="输出 CSV · write CSV.")
@year_options
@limit_option
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    words: str | None,
    unit: str | None,
    level: str | None,
    holder: str | None,
    flow: Flow | None,
    kind: FigureKind | None,
    year: int | None,
    document: str | None,
    indicator: str | None,
    as_csv: bool,
    year_from: int | None,
    year_to: int | None,
    limit: int,
) -> int:
    """文件里写明的数据：数值、单位、年份，是结果还是目标，每个都附原文。

    The figures that documents state: value, unit, the year spoken of, result or target, each with
    the words that state it. WORDS are in what is counted. Newest document first; those of one
    indicator (its id is in --json and --csv) in order of time.
    """
    if indicator is not None:
        answer = whole_pages(
            lambda size, after: observations(
                reader, indicator, limit=size, after=after, as_of=as_of
            ),
            limit,
        )
        page = answer.page
    else:
        filters = FigureFilters(
            words, unit, level, holder, flow, kind, year, document, year_from, year_to
        )
        found = whole_pages(
            lambda size, after: figures(reader, filters, limit=size, after=after, as_of=as_of),
            limit,
        )
        page = found.page
    if as_csv:
        sys.stdout.buffer.write(table(page.items).encode())
    elif output.as_json:
        output.json(answer if indicator is not None else found)
    else:
        _write(output, page.items)
        write_count(output, page)
    return OK if page.items else NOTHING_FOUND


def _write(output: Output, rows: tuple[FigureRow, ...]) -> None:
    labels = FIGURE_ZH if output.lang == "zh" else FIGURE_EN
    columns = (
        ("年份", "数值", "所计事物", "类别", "比上年", "出处")
        if output.lang == "zh"
        else ("year", "value", "what is counted", "kind", "change", "where")
    )
    output.table(
        columns,
        [
            (
                str(row.year or ""),
                Text("".join(row.evidence.quote.split()), style="bold"),
                _counted(row),
                _kind(output, row, labels[row.kind]),
                row.change or "",
                Text(_where(row), style="dim"),
            )
            for row in rows
        ],
        right=(1,),
    )


def _counted(row: FigureRow) -> str:
    holder = row.indicator.holder
    return f"{holder}：{row.indicator.name}" if holder else row.indicator.name


def _kind(output: Output, row: FigureRow, label: str) -> str:
    flow = row.indicator.flow
    if flow is None:
        return label
    return f"{label}·{FLOW_ZH[flow]}" if output.lang == "zh" else f"{label}, {flow}"


def _where(row: FigureRow) -> str:
    proof = row.evidence
    title = proof.title if len(proof.title) <= _SHORT else f"{proof.title[:_SHORT]}…"
    return f"{proof.number or title} {row.clause.path} {proof.start}–{proof.end}"
