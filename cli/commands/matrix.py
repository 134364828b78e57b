"""`zhimai matrix`: how many clauses each two agencies share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import NOTHING_FOUND, OK
from cli.naming import agency_named, busiest
from cli.reading import question, year_options
from queries.matrix import matrix

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader


@click.command(
    "matrix",
    epilog="\b\n例 · Examples:\n"
    "  zhimai matrix --top 6\n"
    "  zhimai matrix 市市场监管局 市经济信息化委 市商务委 --json",
)
@click.argument("names", nargs=-1, metavar="[NAME]…")
@click.option(
    "--top",
    type=click.IntRange(2, 40),
    default=8,
    show_default=True,
    metavar="N",
    help="不指名时取条款最多的几个 · without names, the N with most clauses.",
)
@year_options
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    names: tuple[str, ...],
    top: int,
    year_from: int | None,
    year_to: int | None,
) -> int:
    """共同负责次数表；对角线是各自负责的条款数。

    How many clauses each two agencies share; the diagonal counts an agency's own.
    """
    if names:
        bodies = [agency_named(reader, output, name, as_of=as_of) for name in names]
    else:
        bodies = [m.agency for m in busiest(reader, top, as_of).page.items]
    if not bodies:
        return NOTHING_FOUND
    answer = matrix(
        reader,
        list(dict.fromkeys(body.id for body in bodies)),
        year_from=year_from,
        year_to=year_to,
        as_of=as_of,
    )
    if output.as_json:
        output.json(answer)
        return OK
    heads = [f"({number})" for number in range(1, len(answer.agencies) + 1)]
    output.table(
        [output.word("机构", "agency"), *heads],
        [
            [f"{head} {body.name}", *(str(count) if count else "·" for count in counts)]
            for head, body, counts in zip(heads, answer.agencies, answer.counts, strict=True)
        ],
        right=range(1, len(heads) + 1),
    )
    return OK
