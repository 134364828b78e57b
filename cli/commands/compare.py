"""`zhimai compare`: what a later document continued of an earlier one, what is new, what is gone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import click

from cli.exits import OK
from cli.lineages import link_word
from cli.naming import document_named
from cli.quotes import FAINT, quoted
from cli.reading import question, whole_pages
from ontology.errors import InputError
from queries.comparing import CHANGES, GROUPS, compare_documents, in_order_of_time
from queries.comparing_words import (
    FATE_EN,
    FATE_ZH,
    GROUP_EN,
    GROUP_ZH,
    ORDER_EN,
    ORDER_ZH,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from cli.output import Output
    from graph.lineage.wording.difference import Piece
    from graph.port import Reader
    from queries.types import (
        ComparedBody,
        ComparedDocuments,
        ComparedRow,
        ComparedSide,
        ComparedThing,
        Fate,
        Group,
        Sentence,
    )

_LISTED = 30


@click.command(
    "compare",
    epilog="\b\n例 · Examples:\n"
    "  zhimai compare 沪府发〔2015〕6号 沪质〔2024〕1号\n"
    "  zhimai compare 行动方案 沪质〔2024〕1号 --group changed\n"
    "  zhimai compare 行动方案 沪质〔2024〕1号 --json",
)
@click.argument("documents", nargs=-1, required=True)
@click.option(
    "--group",
    type=click.Choice(GROUPS),
    help="只看一栏 · one section only: continued, changed, new, dropped.",
)
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1, 10_000),
    default=10,
    show_default=True,
    metavar="N",
    help="每栏最多几条 · at most N rows a section.",
)
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    documents: tuple[str, ...],
    group: Group | None,
    limit: int,
) -> int:
    """两份（或多份）文件逐句相比：延续、变动、未见前文、未见下文，事项和机构的进出，照抄的话。

    Two documents or more, by number, title words or id, each with the next in time: which work was
    continued or changed, what follows on nothing found before, of what no continuation was found
    and whether another document has it, which instruments and bodies came and went, which wording
    was taken over. What was not found may have been said in other words.
    """
    if len(documents) < 2:
        raise InputError("compare takes two documents or more: zhimai compare A B.")
    ids = [document_named(reader, name, as_of) for name in documents]
    if len(set(ids)) < len(ids):
        raise InputError("A document is compared with another one, not with itself.")
    found = []
    for first, second in pairwise(in_order_of_time(reader, ids, as_of=as_of)):
        by_group = {
            name: whole_pages(
                lambda size, after, name=name, pair=(first, second): compare_documents(  # type: ignore[misc]  # bound here
                    reader, *pair, group=name, limit=size, after=after, as_of=as_of
                ),
                limit,
            )
            for name in (GROUPS if group is None else (group,))
        }
        found.append(by_group)
    if output.as_json:
        output.json([_object(by_group) for by_group in found])
        return OK
    for by_group in found:
        _write(output, by_group)
    return OK


def _object(by_group: dict[Group, ComparedDocuments]) -> dict[str, object]:
    """Return a comparison as one object: what all pages say, and the rows of each group."""
    answer = next(iter(by_group.values()))
    names = [name for name in answer.__dataclass_fields__ if name != "page"]
    return {
        **{name: getattr(answer, name) for name in names},
        "rows": {name: one.page.items for name, one in by_group.items()},
    }


def _write(output: Output, by_group: dict[Group, ComparedDocuments]) -> None:
    answer = next(iter(by_group.values()))
    output.line((_title(answer.earlier), "bold"), " → ", (_title(answer.later), "bold"))
    if answer.order != "dates":
        output.line("  ", output.word(ORDER_ZH[answer.order], ORDER_EN[answer.order]))
    for side, alone in ((answer.earlier, "dropped"), (answer.later, "new")):
        output.line("  ", _counts(output, side, alone))  # type: ignore[arg-type]  # a group
    for name, one in by_group.items():
        label = output.word(GROUP_ZH[name], GROUP_EN[name])
        output.line(
            (label, "bold"), f" {answer.totals[name]}", (_kinds(output, answer, name), FAINT)
        )
        for row in one.page.items:
            _write_row(output, row)
    _write_things(output, answer)
    _write_bodies(output, answer)
    count = len(answer.passages) + answer.omitted.passages
    output.line((output.word("照抄的话", "taken over word for word"), "bold"), f" {count}")
    for passage in answer.passages[:_LISTED]:
        output.line("  ", quoted(passage.later.quote, passage.later.start))
    output.line("")


def _counts(output: Output, side: ComparedSide, alone: Group) -> str:
    """Return how many sentences of a document are in which group, and what is known of the rest."""
    groups, fates = side.groups, side.fates
    zh = "、".join(f"{FATE_ZH[name]} {count}" for name, count in fates.items() if count)
    en = ", ".join(f"{count} {FATE_EN[name]}" for name, count in fates.items() if count)
    year = side.document.year or side.document.id
    return output.word(
        f"{year}：{side.sentences} 句，延续 {groups['continued']}，变动 {groups['changed']}，"
        f"{GROUP_ZH[alone]} {groups[alone]}" + (f"（{zh}）" if zh else ""),
        f"{year}: {side.sentences} sentences, {groups['continued']} continued, "
        f"{groups['changed']} changed, {groups[alone]} {GROUP_EN[alone]}"
        + (f" ({en})" if en else ""),
    )


def _kinds(output: Output, answer: ComparedDocuments, group: Group) -> str:
    """Return how many pairs of a group are of which kind."""
    counts = [
        f"{link_word(output, kind)} {count}"
        for kind, count in sorted(answer.kinds.items())
        if (kind in CHANGES) == (group == "changed")
    ]
    return f"  {output.word('、', ', ').join(counts)}" if group in {"continued", "changed"} else ""


def _write_row(output: Output, row: ComparedRow) -> None:
    if row.link is not None and row.pieces is not None:
        link = row.link
        name = link.thread.name if link.thread is not None else ""
        output.line((f"  {link_word(output, link.kind)} ", "cyan"), (name, "bold"))
        output.line("    − ", _marked(link.earlier.sentence, row.pieces[0]))
        output.line("    + ", _marked(link.later.sentence, row.pieces[1]))
    elif row.sentence is not None and row.fate is not None:
        fate: Fate = row.fate
        label = output.word(FATE_ZH[fate], FATE_EN[fate])
        output.line((f"  {label} ", "cyan"), quoted(row.sentence.text, row.sentence.start))


def _marked(sentence: Sentence, pieces: Sequence[Piece]) -> Text:
    """Return a sentence with what it shares with the other one made faint: the rest is new."""
    marks = [(piece.start, piece.end, FAINT) for piece in pieces if piece.same]
    return quoted(sentence.text, sentence.start, marks)


def _write_things(output: Output, answer: ComparedDocuments) -> None:
    output.line((output.word("事项", "instruments, standards, programmes"), "bold"))
    for label, some in (
        (output.word("新见", "entered"), answer.things_entered),
        (output.word("不见", "left"), answer.things_left),
    ):
        _write_names(output, label, some)


def _write_bodies(output: Output, answer: ComparedDocuments) -> None:
    """Write which bodies came, went, or carry on under another name."""
    output.line((output.word("机构", "bodies"), "bold"))
    for heir in answer.passed_on:
        events = "、".join(
            output.word(event.name_zh or event.id, event.name_en or event.id)
            for event in heir.events
        )
        output.line(f"  {heir.before.name} → {heir.after.name}", (f"  {events}", FAINT))
    for label, some in (
        (output.word("新进", "came"), answer.bodies_entered),
        (output.word("退出", "went"), answer.bodies_left),
    ):
        _write_names(output, label, some)


def _write_names(
    output: Output, label: str, some: Sequence[ComparedThing] | Sequence[ComparedBody]
) -> None:
    if some:
        more = output.word(f" 等 {len(some)} 项", f" and {len(some) - _LISTED} more")
        names = "、".join(one.name for one in some[:_LISTED])
        output.line(f"  {label} ", names + (more if len(some) > _LISTED else ""))


def _title(side: ComparedSide) -> str:
    title = "".join(side.document.title.split())
    return f"{title}（{side.document.date}）" if side.document.date else title
