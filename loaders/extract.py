"""One document in, one record out: read, fold, outline, statements, bodies, measures."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.duties.duties import find_statements
from loaders.duties.measures import make_measures
from loaders.duties.standing import apply_rules
from loaders.duties.statements import make_statements
from loaders.figures.indicators import make_indicators
from loaders.figures.preamble import preamble_nodes
from loaders.fold.fold import Fold, fold
from loaders.masthead import jurisdiction
from loaders.masthead.masthead import Masthead, read_masthead
from loaders.mentions.find import find_mentions
from loaders.outline.outline import outline
from loaders.outline.provisions import make_provision
from loaders.read.file import read
from loaders.record import Document, Record
from loaders.tables.columns import column_tables
from loaders.tables.tables import CellTable, lift_tables
from loaders.view import View
from ontology.authority import load_authority

if TYPE_CHECKING:
    from loaders.read.source import Source

_NUMBERED = re.compile(r"〔((?:19|20)\d{2})〕")
_TITLED = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_FEW = 5
_DRAWN = ("┌", "├", "└", "┃")


@dataclass(frozen=True, slots=True)
class Hints:
    """What a corpus states of a document beside its text; the text wins where it speaks."""

    title: str | None = None
    number: str | None = None
    signed: str | None = None


def extract(path: Path, *, hints: Hints | None = None) -> Record:
    """Read one file into its record.

    Raises:
        UnreadableFile: the file can't be read; the message says what to do.
    """
    return extract_source(read(path), hints=hints)


def extract_source(source: Source, *, hints: Hints | None = None) -> Record:
    """Read a kept text into its record; all offsets are of `source.text`."""
    hints = hints or Hints()
    authority = load_authority()
    folded = fold(source.text, source.tables)
    text = folded.text
    head = read_masthead(text)
    title = head.title or hints.title
    number = head.number.text if head.number else hints.number
    stated = (number, title, head.contained_title, hints.title)
    columns = column_tables(source.text, text, folded.fold_offset) if not source.tables else []
    tables = lift_tables(text, 0, len(text), _cell_tables(source, folded), columns)
    above = text.count("\n", head.body_start, tables[0].start) if tables else 0
    # A title that is known as none may stand above a table with which the text begins.
    top = tables[0].start if tables and above <= _FEW else 0
    place = jurisdiction.of_head(text, head, stated, authority, max(head.body_start, top))
    date = head.date or hints.signed
    as_of = date or _year(number, title)
    view = View(source, folded, authority, date, place, [*source.warnings], as_of)

    start = min([head.body_start, *(table.start for table in tables[:1])])
    # A table may stand below the signature, as an annex of a few lines.
    end = max([head.body_end, *(table.end for table in tables[-1:])])
    plan = outline(text, start, end, tables)
    found = [statement for node in plan.nodes for statement in find_statements(text, node)]
    if place is None:
        names = {text[n.start : n.end] for item in found for n in item.parsed.named}
        view.jurisdiction = jurisdiction.of_bodies(names, authority) or jurisdiction.of_cited(
            text, names, authority
        )

    document = _document(view, head, title, number)
    if not any(node.label for node in plan.nodes):
        view.warn("no-numbering", "no numbered provision; each paragraph stands for itself")
    at = next((place for place in map(text.find, _DRAWN) if place >= 0), None)
    if at is not None and not any(table.start <= at < table.end for table in tables):
        message = "a table drawn with characters is not read; give it as docx, html or with tabs"
        view.warn("drawn-table", message, at, at + 1)
    applied = apply_rules(text, found, plan.nodes)
    statements, covers = make_statements(view, document.id, applied)
    opening = preamble_nodes(text, plan.nodes[0].start if plan.nodes else 0)
    indicators = make_indicators(view, document, (*opening, *plan.nodes), found)
    stating = {indicator.provision for indicator in indicators}
    opening = tuple(node for node in opening if f"{document.id}.{node.key}" in stating)
    provisions = tuple(make_provision(view, document.id, node) for node in (*opening, *plan.nodes))
    measures = make_measures(view, document.id, title, plan.nodes, found, covers)
    mentions, entities = find_mentions(view, document, provisions, measures)
    return Record(
        document,
        source.text,
        provisions,
        statements,
        measures,
        tuple(view.warnings),
        indicators=indicators,
        mentions=mentions,
        entities=entities,
    )


def _year(number: str | None, title: str | None) -> str | None:
    """Return the year of a document without a date: that of its number, else of its title."""
    found = _NUMBERED.search(number or "") or _TITLED.search(title or "")
    return found.group(1) if found else None


def _cell_tables(source: Source, folded: Fold) -> tuple[CellTable, ...]:
    """Return the tables of the file with their cells on the fold."""

    def span(cell: tuple[int, int]) -> tuple[int, int]:
        return folded.fold_offset(cell[0]), folded.fold_offset(cell[1])

    return tuple(
        CellTable(
            tuple(tuple(span(cell) for cell in row) for row in table.rows),
            tuple(span(line) for line in table.lines),
        )
        for table in source.tables
    )


def _document(view: View, head: Masthead, title: str | None, number: str | None) -> Document:
    """Return the masthead with ids and official names; the id is a hash of the document's key.

    The key is its number, else issuer, date and title, else its text.
    """
    issuers = tuple(view.mention(span.start, span.end) for span in head.issuers)
    parts = [issuers[0].name if issuers else "", view.date or "", title or ""]
    key = number or ("|".join(parts) if any(parts) else view.source.text_sha256)
    digest = hashlib.sha256(key.encode()).hexdigest()[:10]
    if head.number is not None and head.number.ill_formed:
        span = head.number.span
        message = f"document number kept as printed: {number}"
        view.warn("ill-formed-number", message, span.start, span.end)
    printed = view.span(head.title_span.start, head.title_span.end) if head.title_span else None
    return Document(
        id=f"{view.date[:4] if view.date else 'nd'}-{digest}",
        title=title,
        contained_title=head.contained_title,
        number=number,
        kind=head.kind,
        date=view.date,
        issuers=issuers,
        recipients=head.recipients,
        period=head.period,
        sha256=view.source.sha256,
        text_sha256=view.source.text_sha256,
        jurisdiction=view.jurisdiction,
        file=Path(view.source.path).name if view.source.path else None,
        title_start=printed[0] if printed else None,
        title_end=printed[1] if printed else None,
    )
