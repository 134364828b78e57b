"""`zhimai assigning`: how assigning itself changed, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import NOTHING_FOUND, OK
from cli.reading import limit_option, question, whole_pages, year_options
from cli.rows import role_labels
from queries.assigning import assigning
from queries.words import ROLES

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader


_TITLE = 18


@click.command(
    "assigning",
    epilog="\b\n例 · Examples:\n  zhimai assigning\n  zhimai assigning --from 2017 --json",
)
@year_options
@limit_option
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    year_from: int | None,
    year_to: int | None,
    limit: int,
) -> int:
    """分工方式怎么变：每份文件有多少处写明牵头。

    How assigning itself changed: of each document's statements, how many name a lead, and how many
    have a body in each role.
    """
    answer = whole_pages(
        lambda size, after: assigning(
            reader, year_from=year_from, year_to=year_to, limit=size, after=after, as_of=as_of
        ),
        limit,
    )
    if output.as_json:
        output.json(answer)
    else:
        roles = role_labels(output)
        output.table(
            [
                output.word("日期", "date"),
                output.word("文件", "document"),
                output.word("分工语句", "statements"),
                output.word("写明牵头", "name a lead"),
                *(roles[role] for role in ROLES if role != "lead"),
                output.word("机构次数", "bodies"),
                output.word("不同机构", "agencies"),
            ],
            [
                [
                    row.document.date or "",
                    _short(row.document.number or row.document.title),
                    str(row.statements),
                    f"{row.with_lead} ({row.with_lead / row.statements:.0%})",
                    *(str(row.with_role.get(role, 0)) for role in ROLES if role != "lead"),
                    str(row.bodies),
                    str(row.agencies),
                ]
                for row in answer.page.items
            ],
            right=range(2, 9),
        )
    return OK if answer.page.items else NOTHING_FOUND


def _short(title: str) -> str:
    """Return a title that fits into a column of a table."""
    words = "".join(title.split())
    return words if len(words) <= _TITLE else words[: _TITLE - 1] + "…"
