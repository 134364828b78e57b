"""`zhimai districts`: what the districts must do, under whichever collective name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import NOTHING_FOUND, OK
from cli.naming import agency_named
from cli.reading import limit_option, question, whole_pages, year_options
from cli.rows import write_clause, write_count, write_evidence
from queries.districts import districts

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader
    from queries.types import DistrictRow


@click.command(
    "districts",
    epilog="\b\n例 · Examples:\n"
    "  zhimai districts --from 2023\n"
    "  zhimai districts 浦东新区人民政府",
)
@click.argument("district", required=False)
@year_options
@limit_option
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    district: str | None,
    year_from: int | None,
    year_to: int | None,
    limit: int,
) -> int:
    """各区要做什么：无论写作各区人民政府、各区县政府还是别的统称。

    The clauses that the districts answer for, under whichever collective name (各区人民政府,
    各区县政府, …), or that one district answers for.
    """
    body = agency_named(reader, output, district, as_of=as_of).id if district else None
    answer = whole_pages(
        lambda size, after: districts(
            reader,
            district=body,
            year_from=year_from,
            year_to=year_to,
            limit=size,
            after=after,
            as_of=as_of,
        ),
        limit,
    )
    if output.as_json:
        output.json(answer)
    else:
        names = output.word("、", ", ").join(body.name for body in answer.bodies)
        output.line((output.word(f"计入：{names}", f"counting {names}"), "dim"))
        for row in answer.page.items:
            output.line("")
            _write(output, row)
        output.line("")
        write_count(output, answer.page)
    return OK if answer.page.items else NOTHING_FOUND


def _write(output: Output, row: DistrictRow) -> None:
    names = "、".join(dict.fromkeys(body.surface for body in row.under))
    write_clause(output, row.clause, row.roles, output.word(f"（写作{names}）", f" (as {names})"))
    write_evidence(output, row.evidence, row.clause, row.under)
