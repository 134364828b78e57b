"""Turns the property graph of one document into the rows of the embedded store's tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from graph.indicator_words import indicator_words
from graph.named_things import THINGS, named_things
from graph.order import MOST_PARTS, PART_BITS
from graph.projection.spec import projection
from graph.search_key import grams, lines_key, search_key
from graph.sqlite.outline import Part, outline
from ontology.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.property_graph import PropertyGraph

Table = list[tuple[Any, ...]]

ROLE_BITS = {"lead": 1, "support": 2, "responsible": 4, "by_duty": 8}


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
    observation: Table = field(default_factory=list)
    mention: Table = field(default_factory=list)
    work: Table = field(default_factory=list)
    standard: Table = field(default_factory=list)
    programme: Table = field(default_factory=list)
    indicator: Table = field(default_factory=list)
    indicator_word: Table = field(default_factory=list)
    named_thing: Table = field(default_factory=list)
    covers: Table = field(default_factory=list)
    assigned_to: Table = field(default_factory=list)
    acts_in: Table = field(default_factory=list)
    issued: Table = field(default_factory=list)
    agency_source: Table = field(default_factory=list)
    provision_fts: Table = field(default_factory=list)
    heading_fts: Table = field(default_factory=list)
    document_fts: Table = field(default_factory=list)
    named_thing_fts: Table = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.provision) + len(self.measure) + len(self.assigned_to)


def add_document(
    rows: DocumentRows, graph: PropertyGraph, key: int, graph_key: int, agency: Callable[[str], int]
) -> None:
    """Add the rows of one document's graph; `key` is the document's, `agency` gives agencies'.

    Raises DataError when the document has more parts of one kind than its keys can count.
    """
    for label in ("Provision", "Statement", "Measure", "Observation", "Mention", *THINGS):
        if len(graph.nodes.get(label, ())) > MOST_PARTS:
            raise DataError(
                f"{graph.graph}: more than {MOST_PARTS:,} of {label}; split the document"
            )
    base = key << PART_BITS
    _add_masthead(rows, graph, key, graph_key)
    provisions = _add_provisions(rows, graph, base)
    statements = _add_statements(rows, graph, base, provisions, agency)
    measures = _add_measures(rows, graph, base, provisions)
    _add_observations(rows, graph, base, provisions)
    _add_mentions(rows, graph, base, provisions, measures)
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
    plain = lines_key(values[name] for name in ("title", "contained_title", "number"))
    values["recipients"] = values["recipients"] or "[]"
    rows.document.append(
        (key, values.pop("id"), graph_key, *values.values(), year_of(values["date"]), plain)
    )
    rows.document_fts.append((key, grams(plain)))
    if graph.text is not None:
        rows.text.append((key, graph.text))
    rows.extraction += [(key, *extraction[1:]) for extraction in graph.nodes.get("Extraction", ())]


def _add_provisions(rows: DocumentRows, graph: PropertyGraph, base: int) -> dict[str, int]:
    """Add the provisions in outline order; return their keys by id."""
    at = _columns("Provision")
    place_of = itemgetter(at["id"], at["parent"], at["start"], at["end"])
    values_of = itemgetter(
        *(at[name] for name in ("level", "part", "section", "label", "heading", "path"))
    )
    found = {row[0]: row for row in graph.nodes.get("Provision", ())}
    places = outline([Part(*place_of(row)) for row in found.values()])
    keys = {identifier: base + place.number for identifier, place in places.items()}
    document = base >> PART_BITS
    for identifier, place in places.items():
        row = found[identifier]
        values, (_, parent, start, end), quote = values_of(row), place_of(row), row[at["quote"]]
        own = quote if place.own_end == end else quote[: place.own_end - start]
        whole = own if graph.text is None else graph.text[start:end]
        plain = search_key(own)
        heading = row[at["heading"]]
        rows.provision.append(
            (
                keys[identifier],
                identifier,
                document,
                None if parent is None else keys[parent],
                base + place.last,
                place.depth,
                *values,
                start,
                end,
                own,
                None if quote == whole else quote,
                None if plain == own else plain,
            )
        )
        if heading is not None:
            rows.heading_fts.append((keys[identifier], grams(search_key(heading))))
    return keys


def _add_statements(
    rows: DocumentRows,
    graph: PropertyGraph,
    base: int,
    provisions: dict[str, int],
    agency: Callable[[str], int],
) -> dict[str, int]:
    at = _columns("Statement")
    place = itemgetter(at["start"], at["end"], 0)
    ordered = sorted(graph.nodes.get("Statement", ()), key=place)
    keys = {row[0]: base + n for n, row in enumerate(ordered, 1)}
    bodies: dict[str, list[tuple[int, int]]] = {}
    for body, statement, _, role, *_ in graph.relationships.get("ASSIGNED_TO", ()):
        bodies.setdefault(statement, []).append((ROLE_BITS[role], agency(body)))
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
            year_of(row[deadline]),
            *tail(row),
            *_summary(bodies.get(row[0], ())),
        )
        for row in ordered
    ]
    return keys


def _summary(bodies: Sequence[tuple[int, int]]) -> tuple[bool, int, int, str]:
    """Return what a statement's row says of its bodies: lead written, number, roles, agencies."""
    roles = 0
    for role, _ in bodies:
        roles |= role
    agencies = ",".join(map(str, sorted({agency for _, agency in bodies})))
    return bool(roles & ROLE_BITS["lead"]), len(bodies), roles, agencies


def _add_measures(
    rows: DocumentRows, graph: PropertyGraph, base: int, provisions: dict[str, int]
) -> dict[str, int]:
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


def _add_observations(
    rows: DocumentRows, graph: PropertyGraph, base: int, provisions: dict[str, int]
) -> None:
    at = _columns("Observation")
    place = itemgetter(at["start"], at["end"], 0)
    ordered = sorted(graph.nodes.get("Observation", ()), key=place)
    document = base >> PART_BITS
    rows.observation += [
        (base + n, row[0], document, provisions[row[1]], *row[2:])
        for n, row in enumerate(ordered, 1)
    ]


def _add_mentions(
    rows: DocumentRows,
    graph: PropertyGraph,
    base: int,
    provisions: dict[str, int],
    measures: dict[str, int],
) -> None:
    """Add what the document names, and where, in the order of the text and of ids."""
    at = _columns("Mention")
    place = itemgetter(at["start"], at["end"], 0)
    document = base >> PART_BITS
    rows.mention += [
        (
            base + n,
            row[0],
            document,
            None if row[1] is None else provisions[row[1]],
            None if row[2] is None else measures[row[2]],
            *row[3:],
        )
        for n, row in enumerate(sorted(graph.nodes.get("Mention", ()), key=place), 1)
    ]
    for label, table in THINGS.items():
        ordered = sorted(graph.nodes.get(label, ()), key=itemgetter(0))
        getattr(rows, table).extend(
            (base + n, row[0], document, *row[1:]) for n, row in enumerate(ordered, 1)
        )
    words = indicator_words(graph)
    rows.indicator_word += [
        (base + n, word)
        for n, row in enumerate(sorted(graph.nodes.get("Indicator", ()), key=itemgetter(0)), 1)
        for word in words.get(str(row[0]), ())
    ]
    for n, thing in enumerate(named_things(graph), 1):
        rows.named_thing.append((base + n, thing.kind, thing.id, document, thing.type, thing.plain))
        rows.named_thing_fts.append((base + n, thing_grams(thing.kind, thing.type, thing.plain)))


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


def thing_grams(kind: str, type_: str | None, plain: str) -> str:
    """Return what a thing is indexed by: its names, and words that tell its kind and its type.

    >>> thing_grams("work", "law", "法").split()
    ['法', '法', 'kindwork', 'typelaw']
    """
    told = (type_ or "").replace("_", "")
    return f"{grams(plain)} kind{kind} type{told}"


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
