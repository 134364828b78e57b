"""`zhimai agency`: an agency with its names over time, and what it answers for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cli.exits import NOTHING_FOUND, OK
from cli.naming import agency_named, busiest, role_named
from cli.reading import limit_option, question, whole_pages, year_options
from cli.rows import write_count, write_duty
from queries.agency import agency
from queries.duties import duties

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader
    from queries.types import AgencyAnswer, Duties, SuccessionRow


_NAME_TYPES = {
    "official": ("正式名称", "official"),
    "short": ("简称", "short"),
    "document-local": ("文件内简称", "in one document"),
    "miswritten": ("误写", "miswritten"),
    "former": ("曾用名", "former"),
}


@dataclass(frozen=True, slots=True)
class AgencyWithDuties:
    """What `zhimai agency NAME --json` prints."""

    agency: AgencyAnswer
    duties: Duties


@click.command(
    "agency",
    epilog="\b\n例 · Examples:\n"
    "  zhimai agency 市市场监管局\n"
    "  zhimai agency 市质量技监局 --own-name --role 牵头\n"
    "  zhimai agency                # 列出所有机构 · list them all",
)
@click.argument("name", required=False)
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="ROLE",
    help="只看这种职责 · only this role: lead 牵头, support 配合, responsible 负责, by_duty.",
)
@year_options
@click.option(
    "--kind", "document_kind", metavar="KIND", help="只看这种文件 · only this kind (通知)."
)
@click.option("--function", metavar="F", help="只看这项职能 · follow one function (商标).")
@click.option(
    "--own-name",
    is_flag=True,
    help="不算前身与后继 · only under its own name, without predecessors and successors.",
)
@limit_option
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    name: str | None,
    roles: tuple[str, ...],
    year_from: int | None,
    year_to: int | None,
    document_kind: str | None,
    function: str | None,
    own_name: bool,
    limit: int,
) -> int:
    """一个机构：历年名称，以及它负责的条款。

    An agency by any of its names, old ones too: its names over time, where it came from, and the
    clauses it answers for, its predecessors' included.
    """
    if name is None:
        return _list(reader, output, limit, as_of)
    chosen = agency_named(reader, output, name, as_of=as_of, today=not own_name)
    card = agency(reader, chosen.id, as_of=as_of)
    answer = whole_pages(
        lambda size, after: duties(
            reader,
            chosen.id,
            roles=[role_named(role) for role in roles] or None,
            year_from=year_from,
            year_to=year_to,
            document_kind=document_kind,
            function=function,
            through="names" if own_name else "succession",
            limit=size,
            after=after,
            as_of=as_of,
        ),
        limit,
    )
    if output.as_json:
        output.json(AgencyWithDuties(card, answer))
    else:
        _write_card(output, card)
        _write_duties(output, answer)
    return OK if answer.page.items else NOTHING_FOUND


def _list(reader: Reader, output: Output, limit: int, as_of: str | None) -> int:
    found = busiest(reader, limit, as_of, former=True)
    if output.as_json:
        output.json(found)
        return OK
    output.table(
        [output.word("条款数", "clauses"), output.word("机构", "agency"), "id"],
        [[str(m.clauses), m.agency.name, m.agency.id] for m in found.page.items],
        right=[0],
    )
    write_count(output, found.page)
    return OK


def _write_card(output: Output, card: AgencyAnswer) -> None:
    english = f"  {card.agency.name_en}" if card.agency.name_en else ""
    output.line((card.agency.name, "bold"), english, (f"  {card.agency.id}", "dim"))
    names = [
        [
            n.text,
            output.word(*_NAME_TYPES.get(n.type, (n.type, n.type))),
            f"{n.valid_from or '?'} – {n.valid_to or ''}".strip(),
            ", ".join(n.sources),
        ]
        for n in card.names
    ]
    if names:
        output.table(
            [
                output.word("名称", "name"),
                output.word("类别", "type"),
                output.word("时间", "time"),
                output.word("出处", "source"),
            ],
            names,
        )
    for step in card.predecessors:
        output.line("  ← ", _step(output, step))
    for step in card.successors:
        output.line("  → ", _step(output, step))


def _step(output: Output, step: SuccessionRow) -> str:
    event = (step.event_zh if output.lang == "zh" else step.event_en) or step.kind
    scope = ""
    if step.scope == "partial":
        scope = output.word(f"（仅{step.function or '部分职能'}）", f" ({step.function or 'part'})")
    return f"{step.agency.name}{scope} · {step.date or '?'} · {event}"


def _write_duties(output: Output, answer: Duties) -> None:
    others = [member for member in answer.line if member.direction != "self"]
    if others:
        counted = "、".join(f"{m.agency.name}（{m.since or '?'}）" for m in others)
        output.line((output.word(f"计入：{counted}", f"counting {counted}"), "dim"))
    for row in answer.page.items:
        output.line("")
        write_duty(output, row)
    output.line("")
    write_count(output, answer.page)
