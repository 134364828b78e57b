"""`zhimai standards`: the standards that documents name, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import NOTHING_FOUND, OK
from cli.named import write_things
from cli.reading import limit_option, question, whole_pages, year_options
from cli.rows import write_count
from queries.named import NamedFilters, named

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader


@click.command(
    "standards",
    epilog="\b\n例 · Examples:\n  zhimai standards\n  zhimai standards GB/T --json",
)
@click.argument("words", required=False)
@click.option("--document", metavar="ID", help="只看这个文件的 · only of this document.")
@year_options
@limit_option
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    words: str | None,
    document: str | None,
    year_from: int | None,
    year_to: int | None,
    limit: int,
) -> int:
    """文件写到的标准；同一编号的各年版本是一项。

    The standards that documents name; the versions of one number are one. WORDS are in the title
    or the number. Where each is named: zhimai cites NUMBER.
    """
    filters = NamedFilters(words, document=document, year_from=year_from, year_to=year_to)
    answer = whole_pages(
        lambda size, after: named(
            reader, "standard", filters, limit=size, after=after, as_of=as_of
        ),
        limit,
    )
    if output.as_json:
        output.json(answer)
    else:
        write_things(output, answer.page.items)
        write_count(output, answer.page)
    return OK if answer.page.items else NOTHING_FOUND
