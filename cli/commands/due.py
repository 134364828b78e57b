"""`zhimai due`: what falls due by a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import NOTHING_FOUND, OK
from cli.naming import agency_named
from cli.quotes import body_marks, quoted, source_line
from cli.reading import limit_option, question, whole_pages
from cli.rows import write_count
from queries.due import due

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader
    from queries.types import DueRow


@click.command(
    "due",
    epilog="\b\n例 · Examples:\n  zhimai due 2025\n  zhimai due 2025 --from 2024 --agency 市商务委",
)
@click.argument("year", type=click.IntRange(1, 9999))
@click.option("--from", "from_year", type=int, metavar="YEAR", help="起始年份 · from this year.")
@click.option(
    "--agency", metavar="NAME", help="只看这个机构的 · only what this agency answers for."
)
@limit_option
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    year: int,
    from_year: int | None,
    agency: str | None,
    limit: int,
) -> int:
    """到这一年（含）应完成的事项，早的在前。

    What falls due up to and including a year, earliest first: sentences, whole statements, and the
    periods of documents.
    """
    body = agency_named(reader, output, agency, as_of=as_of).id if agency else None
    answer = whole_pages(
        lambda size, after: due(
            reader, year, from_year=from_year, agency=body, limit=size, after=after, as_of=as_of
        ),
        limit,
    )
    if output.as_json:
        output.json(answer)
    else:
        for row in answer.page.items:
            _write(output, row)
        write_count(output, answer.page)
    return OK if answer.page.items else NOTHING_FOUND


def _write(output: Output, row: DueRow) -> None:
    evidence = row.evidence
    marks = body_marks(row.bodies)
    output.line((row.deadline, "bold"), "  ", quoted(row.text, evidence.start, marks))
    names = "、".join(dict.fromkeys(body.name for body in row.bodies))
    if names:
        output.line("  ", (names, "cyan"))
    output.line("  ", source_line(evidence, row.clause, evidence.start, evidence.end))
    output.line("")
