"""`zhimai citations`: of how many works that documents name it is known which one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.text import Text

from cli.exits import NOTHING_FOUND, OK
from cli.named import reason_label
from cli.reading import limit_option, question, whole_pages
from queries.named import NamedFilters, citations, named

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader
    from queries.types import Citations, NamedRow

_TITLE = 24
_SHOWN = 200


@click.command(
    "citations",
    epilog="\b\n例 · Examples:\n  zhimai citations\n  zhimai citations --document 2024-5119a395d3",
)
@click.option("--document", metavar="ID", help="只看这个文件的 · only of this document.")
@limit_option
@question
def command(
    *, reader: Reader, output: Output, as_of: str | None, document: str | None, limit: int
) -> int:
    """文件写到的文件、法律和标准，有多少能判定是哪一件，不能判定的写明原因。

    A report, document by document: of how many works and standards that it names it is known which
    one is meant, which are ambiguous, and which are not known, with the reason.
    """
    answer = whole_pages(
        lambda size, after: citations(
            reader, document=document, limit=size, after=after, as_of=as_of
        ),
        limit,
    )
    filters = NamedFilters(unresolved=True, document=document)
    open_ones = [
        row
        for kind in ("work", "standard")
        for row in named(reader, kind, filters, limit=_SHOWN, as_of=as_of).page.items
    ]
    if output.as_json:
        output.json({"documents": answer.page.items, "unresolved": open_ones})
    else:
        _write(output, answer, open_ones)
    return OK if answer.page.items else NOTHING_FOUND


def _write(output: Output, answer: Citations, open_ones: list[NamedRow]) -> None:
    rows = answer.page.items
    output.table(
        [
            output.word("日期", "date"),
            output.word("文件", "document"),
            output.word("写到", "named"),
            output.word("已判定", "resolved"),
            output.word("有歧义", "ambiguous"),
            output.word("未判定", "unresolved"),
        ],
        [
            [
                row.document.date or "",
                _short(row.document.number or row.document.title),
                str(row.named),
                str(row.resolved),
                str(row.ambiguous),
                str(row.unresolved),
            ]
            for row in rows
        ],
        right=range(2, 6),
    )
    named_in_all = sum(row.named for row in rows)
    resolved = sum(row.resolved for row in rows)
    if named_in_all:
        share = f"{resolved / named_in_all:.0%}"
        output.line(
            output.word(
                f"共写到 {named_in_all} 处，判定 {resolved} 处（{share}）",
                f"{named_in_all} in all, {resolved} resolved ({share})",
            )
        )
    for row in open_ones:
        proof = row.newest.evidence
        reason = reason_label(output, row.thing.reason or "")
        output.line(
            Text(f"  {row.thing.name}"),
            Text(f" {reason} ", style="yellow"),
            Text(f"{proof.number or proof.title} {proof.start}–{proof.end}", style="dim"),
        )


def _short(title: str) -> str:
    words = "".join(title.split())
    return words if len(words) <= _TITLE else words[: _TITLE - 1] + "…"
