"""Writes the rows of lists: a clause with its roles, its statement, its place; and the count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from cli.quotes import ROLE_STYLE, body_marks, quoted, source_line
from queries.headline import clause_title
from queries.words import NO_LEAD_EN, NO_LEAD_ZH, ROLE_EN, ROLE_ZH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cli.output import Output
    from loaders.record import Role
    from queries.types import Assigned, Clause, DutyRow, Evidence, Page


def write_duty(output: Output, row: DutyRow) -> None:
    """Write a clause that an agency answers for: roles, title, the statement, where it stands."""
    lead = "" if row.lead_written else f"（{output.word(NO_LEAD_ZH, NO_LEAD_EN)}）"
    write_clause(output, row.clause, row.roles, lead)
    write_evidence(output, row.evidence, row.clause, row.bodies)


def write_clause(output: Output, clause: Clause, roles: Iterable[Role], remark: str = "") -> None:
    """Write the first line of a row: year, the clause's title, the roles."""
    year = clause.document.year or ""
    output.line(
        (f"{year} ", "bold"),
        (clause_title(clause), "bold"),
        "  ",
        roles_text(output, roles),
        remark,
    )


def write_evidence(
    output: Output, evidence: Evidence, clause: Clause | None, bodies: Iterable[Assigned]
) -> None:
    """Write the words that prove a row, the bodies in them marked, and where they stand."""
    output.line("  ", quoted(evidence.quote, evidence.start, body_marks(bodies)))
    output.line("  ", source_line(evidence, clause, evidence.start, evidence.end))


def role_labels(output: Output) -> dict[Role, str]:
    """Return what people call each role in the user's language."""
    return ROLE_ZH if output.lang == "zh" else ROLE_EN


def roles_text(output: Output, roles: Iterable[Role]) -> Text:
    """Return the labels of roles, each in its style."""
    labels = role_labels(output)
    return Text("、").join(Text(labels[role], style=ROLE_STYLE[role]) for role in roles)


def write_count(output: Output, page: Page[Any]) -> None:
    """Write how many there are in all, and how to see the rest when not all are shown."""
    shown, total = len(page.items), page.total
    least = "" if page.total_is_exact else output.word("至少 ", "at least ")
    words = output.word(f"共 {least}{total} 条", f"{least}{total} in all")
    if shown < total:
        words += output.word(
            f"，列出 {shown} 条；--limit N 可多列", f", {shown} shown; --limit N shows more"
        )
    output.line((words, "dim"))
