"""`zhimai lineage`: what goes on from one document to another; `lineage judge` says what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli.exits import NOTHING_FOUND, OK
from cli.lineages import lineage_object, method_word
from cli.naming import agency_named, document_named
from cli.options import data_option, output_options, store_option
from cli.output import Output
from cli.reading import as_of_option, reading, whole_pages
from cli.rows import write_count
from queries.threads import ThreadFilters, threads

if TYPE_CHECKING:
    from pathlib import Path

    from graph.port import Reader
    from queries.types import Threads


class _Lineage(click.Group):
    """Imports what judges, which builds, only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of what stands below."""
        return ["judge"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return it, None for another name."""
        if cmd_name != "judge":
            return None
        from cli.judging import judge  # noqa: PLC0415 - a list of threads needs no builder

        return judge


@click.group(
    "lineage",
    cls=_Lineage,
    invoke_without_command=True,
    epilog="\b\n例 · Examples:\n"
    "  zhimai lineage\n"
    "  zhimai lineage --documents 4 --agency 市市场监管局\n"
    "  zhimai lineage --json > lineage.json\n"
    "  zhimai lineage judge --help",
)
@click.option(
    "--type", "kind",
    type=click.Choice(
        ["instrument", "document", "standard", "programme", "award", "organisation_platform",
         "wording"]
    ),
    help="只看政策工具、专项、奖项等 · only threads of this type.",
)  # fmt: skip
@click.option("--document", metavar="NAME", help="须见于此文件 · standing in this document.")
@click.option(
    "--documents",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="至少见于几份文件 · standing in at least N documents.",
)
@click.option("--agency", metavar="NAME", help="由该机构承担的 · that this agency answers for.")
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1, 100_000),
    default=20,
    show_default=True,
    metavar="N",
    help="最多列出几条 · list at most N.",
)
@as_of_option
@data_option
@store_option
@output_options
@click.pass_context
def command(context: click.Context, /, **options: Any) -> int:
    """跨文件延续的事：每条线索由什么贯穿、在哪些年出现。

    Threads: one piece of work through several documents, what carries it, in which years it
    stands. With --json every link between two measures with its evidence, what became of targets,
    and the series of figures; offsets are code points of the kept texts. `lineage judge` confirms,
    rejects or adds a link.
    """
    if context.invoked_subcommand is not None:
        return OK
    return _list(**options)


def _list(
    *,
    kind: str | None,
    document: str | None,
    documents: int,
    agency: str | None,
    limit: int,
    as_of: str | None,
    data: Path | None,
    store: str | None,
    as_json: bool,
    lang: str | None,
    no_color: bool,
) -> int:
    output = Output(as_json=as_json, lang=lang, no_color=no_color)
    with reading(data, store) as reader:
        if output.as_json:
            found = lineage_object(reader, as_of)
            output.json(found)
            return OK if found["links"] else NOTHING_FOUND
        filters = ThreadFilters(
            type=kind,
            documents=documents,
            document=None if document is None else document_named(reader, document, as_of),
            agency=None if agency is None else agency_named(reader, output, agency, as_of=as_of).id,
        )
        answer = _threads(reader, filters, limit, as_of)
    _write(output, answer)
    return OK if answer.page.items else NOTHING_FOUND


def _threads(reader: Reader, filters: ThreadFilters, limit: int, as_of: str | None) -> Threads:
    return whole_pages(
        lambda size, after: threads(reader, filters, limit=size, after=after, as_of=as_of), limit
    )


def _write(output: Output, answer: Threads) -> None:
    rows = [
        (
            row.thread.name,
            method_word(output, row.thread.method),
            str(row.documents),
            str(row.measures),
            " ".join(map(str, row.years)),
        )
        for row in answer.page.items
    ]
    columns = (
        output.word("线索", "thread"),
        output.word("依据", "evidence"),
        output.word("文件", "documents"),
        output.word("句", "sentences"),
        output.word("年份", "years"),
    )
    output.table(columns, rows, right=(2, 3))
    write_count(output, answer.page)
    output.line(
        (output.word("看一条：zhimai trace 词语", "One of them: zhimai trace WORDS"), "dim")
    )
