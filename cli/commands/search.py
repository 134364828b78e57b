"""`zhimai search`: search clauses, measures, agencies, documents and what documents name."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click
from rich.text import Text

from cli.exits import NOTHING_FOUND, OK
from cli.named import type_label
from cli.naming import agency_named, role_named
from cli.quotes import WORDS_STYLE, quoted, source_line
from cli.reading import limit_option, question, whole_pages, year_options
from cli.rows import write_count
from loaders.record import MentionType
from queries.search import search
from queries.types import Kind, SearchFilters
from queries.words import FACET_EN, FACET_ZH, KIND_EN, KIND_ZH

if TYPE_CHECKING:
    from cli.output import Output
    from graph.port import Reader
    from queries.types import Facet, Hit

_KINDS: tuple[Kind, ...] = get_args(Kind)
_TYPES: tuple[MentionType, ...] = get_args(MentionType)
_FACET_VALUES = 6


@click.command(
    "search",
    epilog="\b\n例 · Examples:\n"
    "  zhimai search 首席质量官\n"
    "  zhimai search 标准 --kind measure --from 2022 --role 牵头\n"
    "  zhimai search 质量 --agency 市商务委 --json\n"
    "  zhimai search 质量 --type award",
)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(_KINDS),
    help="只找这类 · only this kind of thing.",
)
@click.option(
    "--type",
    "type_",
    type=click.Choice(_TYPES),
    help="只找这种性质的文件、标准或专项 · only works, standards or programmes of this type.",
)
@year_options
@click.option("--document", metavar="ID", help="只在这份文件里 · only in this document.")
@click.option("--document-kind", metavar="KIND", help="只看这种文件 · only this kind (通知).")
@click.option(
    "--agency", metavar="NAME", help="只看这个机构的 · only what this agency answers for."
)
@click.option("--role", metavar="ROLE", help="只看这种职责 · only this role (lead, 牵头, …).")
@limit_option
@question
def command(
    *,
    reader: Reader,
    output: Output,
    as_of: str | None,
    words: tuple[str, ...],
    kinds: tuple[Kind, ...],
    type_: MentionType | None,
    year_from: int | None,
    year_to: int | None,
    document: str | None,
    document_kind: str | None,
    agency: str | None,
    role: str | None,
    limit: int,
) -> int:
    """检索条款、措施、机构、文件，以及文件写到的文件与法律、标准、专项和指标，附分类计数。

    Search clauses, measures, agencies, documents, and the works, standards, programmes and
    indicators that documents speak of, with counts by kind, type, year, document, agency and role.
    """
    filters = SearchFilters(
        year_from=year_from,
        year_to=year_to,
        document=document,
        document_kind=document_kind,
        agency=agency_named(reader, output, agency, as_of=as_of).id if agency else None,
        role=role_named(role) if role else None,
        type=type_,
    )
    answer = whole_pages(
        lambda size, after: search(
            reader,
            " ".join(words),
            kinds=kinds or None,
            filters=filters,
            limit=size,
            after=after,
            as_of=as_of,
        ),
        limit,
    )
    if output.as_json:
        output.json(answer)
    else:
        for facet in answer.facets:
            _write_facet(output, facet)
        for hit in answer.page.items:
            output.line("")
            _write_hit(output, hit)
        if answer.page.items:
            output.line("")
        write_count(output, answer.page)
    return OK if answer.page.items else NOTHING_FOUND


def _write_facet(output: Output, facet: Facet) -> None:
    values = [f"{value.label} {value.count}" for value in facet.values[:_FACET_VALUES]]
    if len(facet.values) > _FACET_VALUES:
        values.append("…")
    if values:
        name = output.word(FACET_ZH[facet.field], FACET_EN[facet.field])
        output.line((name, "bold"), "：", " · ".join(values))


def _write_hit(output: Output, hit: Hit) -> None:
    kind = output.word(KIND_ZH[hit.kind], KIND_EN[hit.kind])
    title = "".join(hit.title.split())
    if hit.named is not None:
        kind = type_label(output, hit.named.type)
        title = f"{title} {hit.named.number}" if hit.named.number else title
    output.line((f"{kind} ", "dim"), (title, "bold"), (f"  {hit.id}", "dim"))
    marks = [(start, end, WORDS_STYLE) for start, end in hit.snippet.marks]
    if hit.kind == "agency":
        if hit.agency is not None and hit.agency.former:
            today = "、".join(body.name for body in hit.agency.today)
            output.line("  ", hit.agency.matched.text, " → ", today)
        return
    shown, start, end = hit.snippet.text, hit.snippet.start, hit.snippet.end
    if hit.evidence is not None and (hit.named or hit.indicator):
        # The words were found in a name: what stands in the document proves that it is named.
        shown, start, end = hit.evidence.quote, hit.evidence.start, hit.evidence.end
        marks = []
    if shown != title:
        output.line("  ", quoted(shown, start, marks))
    if hit.bodies:
        output.line("  ", Text("、".join(body.name for body in hit.bodies), style="cyan"))
    if hit.evidence is not None:
        output.line("  ", source_line(hit.evidence, hit.clause, start, end))
