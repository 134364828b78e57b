"""`zhimai lineage`: which measures go on from one document to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import NOTHING_FOUND, OK
from cli.lineages import METHOD, lineage_object, lineage_of, year_of
from cli.options import data_option, output_options
from cli.output import Output, note

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "lineage",
    epilog="\b\n例 · Examples:\n  zhimai lineage\n  zhimai lineage --json > lineage.json",
)
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1, 100_000),
    default=20,
    show_default=True,
    metavar="N",
    help="最多列出几条线索 · list at most N threads.",
)
@data_option
@output_options
def command(
    *, limit: int, data: Path | None, as_json: bool, lang: str | None, no_color: bool
) -> int:
    """跨文件延续的事：每条线索由什么贯穿、在哪些年出现。

    Threads: one piece of work through several documents, what carries it, in which years it
    stands. With --json every link between two measures with its evidence, what became of targets,
    and the series of figures; offsets are code points of the kept texts.
    """
    output = Output(as_json=as_json, lang=lang, no_color=no_color)
    found = lineage_of(data)
    if output.as_json:
        output.json(lineage_object(found))
        return OK if found.links else NOTHING_FOUND
    rows = [
        (
            thread.words,
            output.word(*METHOD[thread.method]),
            str(len(thread.sentences)),
            " ".join(dict.fromkeys(year_of(sentence) for sentence in thread.sentences)),
        )
        for thread in found.threads[:limit]
    ]
    columns = (
        output.word("线索", "thread"),
        output.word("依据", "evidence"),
        output.word("句", "sentences"),
        output.word("年份", "years"),
    )
    output.table(columns, rows, right=(2,))
    note(
        output.word(
            f"共 {len(found.threads)} 条线索、{len(found.links)} 对；列出 {len(rows)} 条。"
            "看一条：zhimai trace 词语",
            f"{len(found.threads)} threads, {len(found.links)} links; {len(rows)} shown. "
            "One of them: zhimai trace WORDS",
        )
    )
    return OK if rows else NOTHING_FOUND
