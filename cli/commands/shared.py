"""`zhimai shared`: the clauses that two or more agencies share, or who shares most with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli.exits import NOTHING_FOUND, OK
from cli.naming import agency_named, agency_with_role
from cli.output import note
from cli.reading import limit_option, question, whole_pages, year_options
from cli.rows import write_clause, write_count, write_evidence
from queries.partners import partners
from queries.shared import shared

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader
    from queries.types import Partners, Shared


@click.command(
    "shared",
    epilog="\b\n例 · Examples:\n"
    "  zhimai shared 市市场监管局 市经济信息化委\n"
    "  zhimai shared 市市场监管局=牵头 市商务委=配合\n"
    "  zhimai shared 市市场监管局      # 谁与它共同负责最多 · who shares most with it",
)
@click.argument("names", nargs=-1, required=True, metavar="NAME[=ROLE]…")
@click.option(
    "--own-names",
    is_flag=True,
    help="不算前身与后继 · only under their own names, without predecessors and successors.",
)
@year_options
@limit_option
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    names: tuple[str, ...],
    own_names: bool,
    year_from: int | None,
    year_to: int | None,
    limit: int,
) -> int:
    """几个机构共同负责的条款；只给一个机构时，列出与它共同负责最多的机构。

    The clauses that all the agencies named share, in any role or in given ones; with one agency,
    who shares most with it.
    """
    given = [agency_with_role(name) for name in names]
    asked = [
        agency_named(reader, output, name, as_of=as_of, today=not own_names) for name, _ in given
    ]
    roles = [None if role is None else (role,) for _, role in given]
    common: dict[str, Any] = {
        "through_succession": not own_names,
        "year_from": year_from,
        "year_to": year_to,
        "as_of": as_of,
    }
    if len(asked) == 1:
        found = whole_pages(
            lambda size, after: partners(
                reader, asked[0].id, roles=roles[0], limit=size, after=after, **common
            ),
            limit,
        )
        return _write_partners(output, found)
    answer = whole_pages(
        lambda size, after: shared(
            reader, [b.id for b in asked], roles=roles, limit=size, after=after, **common
        ),
        limit,
    )
    if output.as_json:
        output.json(answer)
    else:
        _write(output, answer)
    return OK if answer.page.items else NOTHING_FOUND


def _write(output: Output, answer: Shared) -> None:
    names = output.word("、", ", ").join(body.name for body in answer.agencies)
    total = answer.page.total
    headline = output.word(f"{names}：共同负责 {total} 条", f"{names} share {total} clauses")
    output.line((headline, "bold"))
    for row in answer.page.items:
        output.line("")
        bodies = [body for side in row.sides for body in side.bodies]
        remark = output.word("（同一机构代表双方）", " (one body stands for both)")
        write_clause(
            output,
            row.clause,
            dict.fromkeys(b.role for b in bodies),
            remark if row.one_body else "",
        )
        write_evidence(output, row.evidence, row.clause, bodies)
    if answer.page.items:
        output.line("")
        write_count(output, answer.page)


def _write_partners(output: Output, answer: Partners) -> int:
    body = answer.agency
    if output.as_json:
        output.json(answer)
    elif not answer.page.items:
        note(output.word(f"没有与{body.name}共同负责的机构。", f"Nobody shares with {body.name}."))
    else:
        output.line((output.word(f"与{body.name}共同负责：", f"Shared with {body.name}:"), "bold"))
        output.table(
            [output.word("条款数", "clauses"), output.word("机构", "agency"), "id"],
            [[str(p.clauses), p.agency.name, p.agency.id] for p in answer.page.items],
            right=[0],
        )
        write_count(output, answer.page)
    return OK if answer.page.items else NOTHING_FOUND
