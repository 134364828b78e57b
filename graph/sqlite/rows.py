"""Turns the property graph of one document into the rows of the embedded store's tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from graph.errors import ProjectionRefused
from graph.order import MOST_PARTS, PART_BITS
from graph.projection.spec import projection
from graph.search_key import grams, lines_key, search_key
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.property_graph import PropertyGraph, Row

Table = list[tuple[Any, ...]]


@dataclass(slots=True)
class DocumentRows:
    """Rows by table, in the order of the columns of schema.sql (virtual ones left out).

    Rows of several documents may be gathered in one of these before they are written.
    """

    document: Table = field(default_factory=list)
    text: Table = field(default_factory=list)
    extraction: Table = field(default_factory=list)
    provision: Table = field(default_factory=list)
    statement: Table = field(default_factory=list)
    measure: Table = field(default_factory=list)
    covers: Table = field(default_factory=list)
    assigned_to: Table = field(default_factory=list)
    acts_in: Table = field(default_factory=list)
    issued: Table = field(default_factory=list)
    provision_fts: Table = field(default_factory=list)
    heading_fts: Table = field(default_factory=list)
    document_fts: Table = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.provision) + len(self.measure) + len(self.assigned_to)


def add_document(
    rows: DocumentRows, graph: PropertyGraph, key: int, graph_key: int, agency: Callable[[str], int]
) -> None:
    """Add the rows of one document's graph; `key` is the document's, `agency` gives agencies'.

    Raises DataError when the document has more parts of one kind than its keys can count.
    """
    for label in ("Provision", "Statement", "Measure"):
        if len(graph.nodes.get(label, ())) > MOST_PARTS:
            raise DataError(
                f"{graph.graph}: more than {MOST_PARTS:,} of {label}; split the document"
            )
    base = key << PART_BITS
    _add_masthead(rows, graph, key, graph_key)
    provisions = _add_provisions(rows, graph, base)
    statements = _add_statements(rows, graph, base, provisions)
    measures = _add_measures(rows, graph, base, provisions)
    _add_grams(rows, len(provisions), len(measures))
    rows.covers += [
        (statements[start], measures[end]) for start, end in graph.links.get("COVERS", ())
    ]
    rows.assigned_to += [
        (statements[to], n, agency(body), role, position, inherited, name, surface, start, end)
        for body, to, n, role, position, inherited, name, start, end, surface in (
            graph.relationships.get("ASSIGNED_TO", ())
        )
    ]
    rows.acts_in += [
        (measures[to], n, agency(body), role, name, surface, start, end)
        for body, to, n, role, name, start, end, surface in graph.relationships.get("ACTS_IN", ())
    ]
    rows.issued += [
        (key, n, agency(body), name, surface, start, end)
        for body, _, n, name, start, end, surface in graph.relationships.get("ISSUED", ())
    ]


def year_of(date: str | None) -> int | None:
    """Return the year that a date or a deadline begins with.

    >>> year_of("2018-11"), year_of("2025年底"), year_of("年底"), year_of(None)
    (2018, 2025, None, None)
    """
    head = date[:4] if date else ""
    return int(head) if len(head) == 4 and head.isascii() and head.isdecimal() else None


def _columns(label: str) -> dict[str, int]:
    return {name: place for place, name in enumerate(projection().columns(label))}


def _add_masthead(rows: DocumentRows, graph: PropertyGraph, key: int, graph_key: int) -> None:
    at = _columns("Document")
    row = graph.nodes["Document"][0]
    values = {name: row[place] for name, place in at.items()}
    plain = lines_key(
        str(values[name]) if values[name] else None
        for name in ("title", "contained_title", "number")
    )
    values["recipients"] = values["recipients"] or "[]"
    rows.document.append(
        (key, values.pop("id"), graph_key, *values.values(), year_of(_text(values["date"])), plain)
    )
    rows.document_fts.append((key, grams(plain)))
    if graph.text is not None:
        rows.text.append((key, graph.text))
    rows.extraction += [(key, *extraction[1:]) for extraction in graph.nodes.get("Extraction", ())]


def _add_provisions(rows: DocumentRows, graph: PropertyGraph, base: int) -> dict[Any, int]:
    """Number the provisions in outline order, parents first, and add their rows."""
    at = _columns("Provision")
    identity, parent, start, end, quote = (
        at[name] for name in ("id", "parent", "start", "end", "quote")
    )
    children: dict[Any, list[Row]] = {}
    for row in sorted(
        graph.nodes.get("Provision", ()), key=lambda row: (row[start], -int(row[end] or 0), row[0])
    ):
        children.setdefault(row[parent], []).append(row)
    keys: dict[Any, int] = {}
    documents = base >> PART_BITS
    # Walk without recursion: outlines of ill-formed documents may be deep.
    stack = [(row, 0) for row in reversed(children.get(None, []))]
    ordered: list[tuple[Row, int]] = []
    while stack:
        row, depth = stack.pop()
        keys[row[identity]] = base + len(keys) + 1
        ordered.append((row, depth))
        stack += [(child, depth + 1) for child in reversed(children.get(row[identity], []))]
    last = dict(keys)
    for row, _ in reversed(ordered):
        if row[parent] is not None:
            last[row[parent]] = max(last[row[parent]], last[row[identity]])
    level, part, section, label, heading, path = (
        at[name] for name in ("level", "part", "section", "label", "heading", "path")
    )
    for row, depth in ordered:
        pk, first, stop, printed = keys[row[identity]], row[start], row[end], row[quote]
        below = children.get(row[identity])
        own = printed if below is None else printed[: max(below[0][start] - first, 0)]  # type: ignore[index,operator]  # by type
        whole = own if graph.text is None else graph.text[first:stop]  # type: ignore[misc]  # ints
        plain = search_key(str(own))
        rows.provision.append(
            (
                pk,
                row[identity],
                documents,
                keys.get(row[parent]),
                last[row[identity]],
                depth,
                row[level],
                row[part],
                row[section],
                row[label],
                row[heading],
                row[path],
                first,
                stop,
                own,
                None if printed == whole else printed,
                None if plain == own else plain,
            )
        )
        if row[heading] is not None:
            rows.heading_fts.append((pk, grams(search_key(str(row[heading])))))
    if len(keys) != len(graph.nodes.get("Provision", ())):
        raise ProjectionRefused(f"{graph.graph}: some provisions are parts of themselves")
    return keys


def _add_statements(
    rows: DocumentRows, graph: PropertyGraph, base: int, provisions: dict[Any, int]
) -> dict[Any, int]:
    at = _columns("Statement")
    place = itemgetter(at["start"], at["end"], 0)
    ordered = sorted(graph.nodes.get("Statement", ()), key=place)
    keys = {row[0]: base + n for n, row in enumerate(ordered, 1)}
    leads: set[Any] = set()
    bodies: dict[Any, int] = {}
    for row in graph.relationships.get("ASSIGNED_TO", ()):
        bodies[row[1]] = bodies.get(row[1], 0) + 1
        if row[3] == "lead":
            leads.add(row[1])
    read = itemgetter(
        *(at[name] for name in ("form", "scope_start", "scope_end", "manner", "open", "deadline"))
    )
    tail = itemgetter(*(at[name] for name in ("quote", "start", "end")))
    document = base >> PART_BITS
    provision, deadline = at["provision"], at["deadline"]
    rows.statement += [
        (
            keys[row[0]],
            row[0],
            document,
            provisions[row[provision]],
            *read(row),
            year_of(_text(row[deadline])),
            *tail(row),
            row[0] in leads,
            bodies.get(row[0], 0),
        )
        for row in ordered
    ]
    return keys


def _add_measures(
    rows: DocumentRows, graph: PropertyGraph, base: int, provisions: dict[Any, int]
) -> dict[Any, int]:
    at = _columns("Measure")
    place = itemgetter(at["start"], at["end"], 0)
    ordered = sorted(graph.nodes.get("Measure", ()), key=place)
    keys = {row[0]: base + n for n, row in enumerate(ordered, 1)}
    read = itemgetter(
        *(at[name] for name in ("text", "start", "end", "status", "stage", "deadline"))
    )
    document = base >> PART_BITS
    provision = at["provision"]
    for row in ordered:
        text, start, end, status, stage, deadline = read(row)
        plain = search_key(text)
        rows.measure.append(
            (
                keys[row[0]],
                row[0],
                document,
                provisions[row[provision]],
                text,
                start,
                end,
                status,
                stage,
                deadline,
                year_of(deadline),
                None if plain == text else plain,
            )
        )
    return keys


def index_texts(
    provisions: Iterable[tuple[int, str]], measures: Iterable[tuple[int, str]]
) -> dict[int, str]:
    """Return what each provision is indexed by, from the keys of (provision, text) pairs.

    That is its own text, and those of its measures that lie outside of it. A function of the
    stored rows alone: the index is contentless, so the same text must be given to delete it.
    """
    texts = dict(provisions)
    for provision, plain in measures:
        if plain not in texts[provision]:
            texts[provision] += "\n" + plain
    return texts


def _add_grams(rows: DocumentRows, provisions: int, measures: int) -> None:
    texts = index_texts(
        ((row[0], _plain(row[-1], row[14])) for row in _last(rows.provision, provisions)),
        ((row[3], _plain(row[-1], row[4])) for row in _last(rows.measure, measures)),
    )
    rows.provision_fts += [(pk, grams(text)) for pk, text in texts.items()]


def _last(table: Table, count: int) -> Iterable[tuple[Any, ...]]:
    """Yield the last rows of a table."""
    return (table[place] for place in range(len(table) - count, len(table)))


def _plain(folded: str | None, text: str) -> str:
    return text if folded is None else folded


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
