"""Writes works, standards and programmes, and the places that name them, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from cli.quotes import quoted
from cli.rows import role_labels
from queries.words import (
    REASON_EN,
    REASON_ZH,
    RELATION_EN,
    RELATION_ZH,
    ROLES,
    TYPE_EN,
    TYPE_ZH,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cli.output import Output
    from queries.types import MentionRow, Mentions, NamedBody, NamedRef, NamedRow


def write_things(output: Output, rows: Iterable[NamedRow]) -> None:
    """Write a table of things: name, number, how often and when they are named."""
    output.table(
        [
            output.word("名称", "name"),
            output.word("编号", "number"),
            output.word("类别", "type"),
            output.word("提及", "mentions"),
            output.word("文件", "documents"),
            output.word("最早", "first"),
            output.word("最近", "last"),
            output.word("备注", "note"),
        ],
        [
            [
                Text(row.thing.name, style="bold"),
                row.thing.number or "",
                type_label(output, row.thing.type),
                str(row.mentions),
                str(row.documents),
                row.first_date or "",
                row.last_date or "",
                remark(output, row.thing),
            ]
            for row in rows
        ],
        right=(3, 4),
    )


def write_mentions(output: Output, answer: Mentions) -> None:
    """Write a thing, every place that names it in order of time, and who answers for it."""
    thing = answer.thing
    number = f" {thing.number}" if thing.number else ""
    note = remark(output, thing)
    head = f"{thing.name}{number}（{type_label(output, thing.type)}{'，' + note if note else ''}）"
    output.line(Text(head, style="bold"))
    for row in answer.page.items:
        where = row.clause.path if row.clause is not None else output.word("文首", "head")
        output.line(
            Text(f"  {row.document.date or '—'} {row.document.number or row.document.title} "),
            Text(f"{where} ", style="dim"),
            Text(relation_label(output, row), style="cyan"),
        )
        proof = row.evidence
        output.line(Text("    "), quoted(proof.quote, proof.start), f" {proof.start}–{proof.end}")
    if answer.bodies:
        output.line(
            output.word("写到它的措施由谁负责：", "Who answers for sentences that name it:")
        )
        for body in answer.bodies:
            output.line(f"  {body.agency.name}：{_clauses(output, body)}")


def type_label(output: Output, kind: str) -> str:
    """Return the word for a type of things."""
    labels = TYPE_ZH if output.lang == "zh" else TYPE_EN
    return labels[kind]  # type: ignore[index]  # the types are the keys


def relation_label(output: Output, row: MentionRow) -> str:
    """Return what the text does with the work, with the article and the version of a law."""
    labels = RELATION_ZH if output.lang == "zh" else RELATION_EN
    words = [labels[row.relation]] if row.relation is not None else []
    words += [row.number] if row.number is not None else []
    words += [row.article] if row.article is not None else []
    if row.version is not None:
        words.append(output.word(f"{row.version} 版", f"version of {row.version}"))
    return " ".join(words)


def reason_label(output: Output, reason: str) -> str:
    """Return why it can't be told which work is meant."""
    return (REASON_ZH if output.lang == "zh" else REASON_EN).get(reason, reason)


def remark(output: Output, thing: NamedRef) -> str:
    """Return what is to be noted of a thing: that it is held, or why it is unresolved."""
    if thing.document is not None:
        return output.word("本库文件", "held") + f" {thing.document}"
    return reason_label(output, thing.reason) if thing.reason is not None else ""


def _clauses(output: Output, body: NamedBody) -> str:
    labels = role_labels(output)
    roles = "、".join(
        f"{labels[role]} {body.with_role[role]}" for role in ROLES if body.with_role[role]
    )
    return output.word(f"{body.clauses} 处（{roles}）", f"{body.clauses} clauses ({roles})")
