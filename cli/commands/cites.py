"""`zhimai cites`: every place that names a work, a standard or a programme, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from cli.exits import NOTHING_FOUND, OK
from cli.named import write_mentions, write_things
from cli.output import note
from cli.reading import limit_option, question, whole_pages
from cli.rows import write_count
from loaders.mentions.names import asked_name
from loaders.record import EntityKind, Relation
from queries.named import NamedFilters, mentions, named
from queries.types import MAX_LIMIT

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader
    from queries.types import NamedRow


@click.command(
    "cites",
    epilog="\b\n例 · Examples:\n"
    "  zhimai cites 质量强国建设纲要\n"
    "  zhimai cites 国办发〔2016〕68号\n"
    "  zhimai cites 上海品牌 --kind programme",
)
@click.argument("words")
@click.option(
    "--kind",
    type=click.Choice(get_args(EntityKind)),
    help="文件与法律、标准或专项 · work, standard or programme.",
)
@click.option(
    "--relation",
    type=click.Choice(get_args(Relation)),
    help="只看落实、引用、印发等 · only these relations.",
)
@limit_option
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    words: str,
    kind: EntityKind | None,
    relation: Relation | None,
    limit: int,
) -> int:
    """一件文件、法律、标准或专项在哪些地方被写到，按时间排列，以及写到它的措施由谁负责。

    Every place that names a work, a standard or a programme, the oldest document first, and who
    answers for the sentences that name it. WORDS are its name, a part of it, or its number. Where
    several are meant, they are listed; the full name chooses.
    """
    kinds: tuple[EntityKind, ...] = (kind,) if kind is not None else get_args(EntityKind)
    found = [
        row
        for each in kinds
        for row in named(
            reader, each, NamedFilters(words, relation=relation), limit=MAX_LIMIT, as_of=as_of
        ).page.items
    ]
    chosen = _meant(found, words)
    if chosen is None:
        if found and not output.as_json:
            write_things(output, found)
            note(output.word("有多个，请写全名。", "Several are meant: give the full name."))
        elif output.as_json:
            output.json([row.thing for row in found])
        return NOTHING_FOUND
    thing = chosen.thing
    answer = whole_pages(
        lambda size, after: mentions(
            reader, thing.kind, thing.id, relation=relation, limit=size, after=after, as_of=as_of
        ),
        limit,
    )
    if output.as_json:
        output.json(answer)
    else:
        write_mentions(output, answer)
        write_count(output, answer.page)
    return OK


def _meant(found: list[NamedRow], words: str) -> NamedRow | None:
    """Return the one thing that words mean: the only one, or the one that is called just so."""
    if len(found) == 1:
        return found[0]
    key = asked_name(words)
    exact = [
        row
        for row in found
        if key in {asked_name(row.thing.name), asked_name(row.thing.number or "")}
    ]
    return exact[0] if len(exact) == 1 else None
