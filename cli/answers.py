"""Writes who answers for a clause: one line, the sentence, the statement, the bodies by role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from cli.quotes import FAINT, ROLE_STYLE, body_marks, quoted, source_line
from cli.rows import role_labels
from queries.headline import headline
from queries.words import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cli.output import Output
    from cli.quotes import Mark
    from loaders.record import Role
    from queries.types import Assigned, Responsibility, Sentence, StatementAnswer


def write_responsibility(
    output: Output, answer: Responsibility, sentences: Sequence[Sentence], marks: Iterable[Mark]
) -> None:
    """Write one answer: the line a reader wants to know, then the words that prove it."""
    output.line((headline(answer, output.lang), "bold"))
    marks = list(marks)
    for sentence in sentences:
        output.line("  ", quoted(sentence.text, sentence.start, marks))
    for statement in answer.statements:
        write_statement(output, statement)
    if not answer.statements:
        for actor in answer.actors:
            output.line("  ", *body_line(output, actor.role, [f"{actor.name}"]))
    evidence = answer.statements[0].evidence if answer.statements else answer.evidence
    output.line("  ", source_line(evidence, answer.clause, evidence.start, evidence.end))


def write_statement(output: Output, statement: StatementAnswer) -> None:
    """Write a statement as printed with its bodies marked, then the bodies by role."""
    evidence = statement.evidence
    output.line("  ", quoted(evidence.quote, evidence.start, body_marks(statement.bodies)))
    for role in ROLES:
        names = [body_name(output, body) for body in statement.bodies if body.role == role]
        if names:
            output.line("    ", *body_line(output, role, names))


def body_line(output: Output, role: Role, names: Sequence[str]) -> tuple[tuple[str, str], str]:
    """Return a role's label and the bodies that have it."""
    label = role_labels(output)[role]
    return (label, ROLE_STYLE[role]), "：" + "、".join(names)


def body_name(output: Output, body: Assigned) -> str:
    """Return a body's official name at the time, with today's where it is another one."""
    name = body.name
    if body.agency.name != name and not body.agency.collective:
        name += output.word(f"（今{body.agency.name}）", f" (today {body.agency.name})")
    if body.inherited:
        rule = quoted(body.evidence.quote, body.evidence.start).plain
        name += output.word(f"（通则：{rule}）", f" (standing rule: {rule})")
    return name


def faint(text: str) -> Text:
    """Return words that stand back: counts, places, remarks."""
    return Text(text, style=FAINT)
