"""`zhimai document`: a document with its outline, or the list of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import NOTHING_FOUND, OK
from cli.naming import document_named
from cli.quotes import quoted
from cli.reading import limit_option, question, whole_pages
from cli.rows import write_count
from queries.document import document
from queries.documents import documents

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader
    from queries.types import DocumentAnswer, OutlineRow


@click.command(
    "document",
    epilog="\b\n例 · Examples:\n"
    "  zhimai document              # 列出所有文件 · list them all\n"
    "  zhimai document '沪质〔2024〕1号'\n"
    "  zhimai document 消费品标准 --json",
)
@click.argument("words", nargs=-1)
@limit_option
@question
def command(
    *, reader: Reader, output: Output, as_of: str | None, words: tuple[str, ...], limit: int
) -> int:
    """一份文件与它的目录；不给参数时列出所有文件。

    A document by its number, words of its title or its id, with its outline: how many statements
    and measures stand under each heading. Without an argument, the list of documents.
    """
    if not words:
        return _list(reader, output, limit, as_of)
    answer = document(reader, document_named(reader, " ".join(words), as_of), as_of=as_of)
    if output.as_json:
        output.json(answer)
    else:
        _write(output, answer)
    return OK


def _list(reader: Reader, output: Output, limit: int, as_of: str | None) -> int:
    answer = whole_pages(
        lambda size, after: documents(reader, limit=size, after=after, as_of=as_of), limit
    )
    if output.as_json:
        output.json(answer)
        return OK
    output.table(
        [
            output.word("日期", "date"),
            output.word("文号", "number"),
            output.word("标题", "title"),
            output.word("条款", "clauses"),
            output.word("分工", "statements"),
            output.word("措施", "measures"),
            "id",
        ],
        [
            [
                row.document.date or "",
                row.document.number or "",
                "".join(row.document.title.split()),
                str(row.clauses),
                str(row.statements),
                str(row.measures),
                row.document.id,
            ]
            for row in answer.page.items
        ],
        right=[3, 4, 5],
    )
    write_count(output, answer.page)
    return OK if answer.page.items else NOTHING_FOUND


def _write(output: Output, answer: DocumentAnswer) -> None:
    row = answer.row.document
    output.line(("".join(row.title.split()), "bold"))
    parts = (row.number, row.date, row.kind, row.id)
    output.line((" · ".join(part for part in parts if part), "dim"))
    output.table(
        [
            output.word("目录", "outline"),
            output.word("分工", "statements"),
            output.word("措施", "measures"),
            output.word("位置", "place"),
        ],
        [
            [
                _title(line),
                _figure(line.statements),
                _figure(line.measures),
                f"{line.start}–{line.end}",
            ]
            for line in answer.outline
        ],
        right=[1, 2, 3],
    )


def _title(line: OutlineRow) -> str:
    heading = quoted(line.heading or "", 0).plain
    return "  " * line.depth + f"{line.label or line.path}{heading}"


def _figure(count: int) -> str:
    return str(count) if count else ""
