"""`zhimai assigning`: how assigning itself changed, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import NOTHING_FOUND, OK
from cli.reading import question, year_options
from queries.assigning import assigning
from queries.words import ROLE_EN, ROLE_ZH, ROLES

if TYPE_CHECKING:
    from cli.output import Output
    from queries.reader import Reader


@click.command(
    "assigning",
    epilog="\b\n例 · Examples:\n  zhimai assigning\n  zhimai assigning --from 2017 --json",
)
@year_options[0]
@year_options[1]
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    year_from: int | None,
    year_to: int | None,
) -> int:
    """分工方式怎么变：每份文件有多少处写明牵头。

    How assigning itself changed: of each document's statements, how many name a lead, and how many
    have a body in each role.
    """
    answer = assigning(reader, year_from=year_from, year_to=year_to, as_of=as_of)
    if output.as_json:
        output.json(answer)
    else:
        roles = output.word(ROLE_ZH, ROLE_EN)
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
                    "".join((row.document.number or row.document.title).split()),
                    str(row.statements),
                    f"{row.with_lead} ({row.with_lead / row.statements:.0%})",
                    *(str(row.with_role.get(role, 0)) for role in ROLES if role != "lead"),
                    str(row.bodies),
                    str(row.agencies),
                ]
                for row in answer.rows
            ],
            right=range(2, 9),
        )
    return OK if answer.rows else NOTHING_FOUND
