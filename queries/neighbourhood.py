"""What surrounds a node of the graph, bounded, always the same choice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, get_args

from ontology.errors import NotFound
from queries.agency import keys_of
from queries.details import Details, evidence_of
from queries.parameters import InvalidParameter
from queries.period import period_of
from queries.reader import array, ask
from queries.types import Edge, Neighbourhood, Node, NodeKind

if TYPE_CHECKING:
    from graph.port import Reader
    from queries.period import Period
    from queries.reader import Row

DEEPEST: Final = 3
MOST_NODES: Final = 300
DEFAULT_NODES: Final = 60
_KINDS: Final[tuple[NodeKind, ...]] = get_args(NodeKind)
_PLURALS: Final = {
    "document": "documents",
    "provision": "provisions",
    "statement": "statements",
    "measure": "measures",
    "agency": "agencies",
    "event": "events",
}
_IN_DOCUMENTS: Final = ("document", "provision", "statement", "measure")
Key = tuple[NodeKind, int]


@dataclass(slots=True)
class _View:
    """The nodes found so far with their depths, the relationships, and who was left out."""

    nodes: dict[Key, int]
    edges: dict[tuple[str, Key, Key, int | None], Row] = field(default_factory=dict)
    omitted: set[Key] = field(default_factory=set)
    uncounted: int = 0


def neighbourhood(
    reader: Reader,
    kind: str,
    id: str,
    *,
    depth: int = 1,
    node_limit: int = DEFAULT_NODES,
    as_of: str | None = None,
) -> Neighbourhood:
    """Return the nodes up to `depth` (1 to 3) steps from one, at most `node_limit` (to 300).

    Nearer nodes come first; of one node's neighbours those that say most about it, then the
    newest. `omitted` counts the neighbours of nodes in view that are left out (of a node with
    very many, those that may be in view by another way too). Facts of the authority file name their sources instead of evidence. Raises NotFound, InvalidParameter.
    """
    if kind not in _KINDS:
        raise InvalidParameter("kind", f"{kind!r} is none of {', '.join(_KINDS)}")
    if not 1 <= depth <= DEEPEST:
        raise InvalidParameter("depth", f"{depth} is not from 1 to {DEEPEST}")
    if not 1 <= node_limit <= MOST_NODES:
        raise InvalidParameter("node_limit", f"{node_limit} is not from 1 to {MOST_NODES}")
    period = period_of(as_of)
    found = ask(reader, "node_key", kind=kind, id=id)[0][0]
    focus: Key = (kind, found)
    if found is None or not _in_period(focus, period):
        raise NotFound(f"no {kind} has the id {id!r}")
    view = _View({focus: 0})
    frontier = [focus]
    for distance in range(1, depth + 1):
        frontier = _step(reader, view, frontier, distance, node_limit, period)
    details = Details(reader, as_of)
    nodes = _nodes(details, view.nodes)
    omitted = len(view.omitted) + view.uncounted
    return Neighbourhood(
        focus=(kind, id),
        nodes=tuple(nodes.values()),
        edges=tuple(_edges(details, view, nodes)),
        depth=depth,
        node_limit=node_limit,
        truncated=omitted > 0,
        omitted=omitted,
        as_of=as_of,
    )


def _in_period(node: Key, period: Period) -> bool:
    kind, key = node
    if kind == "document":
        key <<= 20
    return kind not in _IN_DOCUMENTS or period.low <= key <= period.high


def _step(
    reader: Reader,
    view: _View,
    frontier: list[Key],
    distance: int,
    node_limit: int,
    period: Period,
) -> list[Key]:
    """Add the neighbours of the nodes last found; return the new ones, in order."""
    new: list[Key] = []
    span = {"low": period.low, "high": period.high, "as_of": period.last_day}
    for node in frontier:
        kind, key = node
        # Every relationship to a node in view is wanted, so more rows are read than nodes fit in.
        most = 2 * node_limit
        rows = ask(reader, f"neighbours_{kind}", key=key, limit=most, **_used(kind, span))
        met: set[Key] = set()
        for row in rows:
            other: Key = (row[3], row[4])
            met.add(other)
            if other not in view.nodes:
                if len(view.nodes) >= node_limit:
                    view.omitted.add(other)
                    continue
                view.nodes[other] = distance
                view.omitted.discard(other)
                new.append(other)
            source, target = (other, node) if row[5] else (node, other)
            view.edges.setdefault((row[0], source, target, row[1]), row)
        if len(rows) == most:
            total = ask(reader, "neighbours_total", kind=kind, key=key, **span)[0][0]
            view.uncounted += max(0, total - len(met))
    return new


def _used(kind: NodeKind, span: dict[str, Any]) -> dict[str, Any]:
    return span if kind == "agency" else {}


def _nodes(details: Details, keys: dict[Key, int]) -> dict[Key, Node]:
    by_kind: dict[str, list[int]] = {plural: [] for plural in _PLURALS.values()}
    for kind, key in keys:
        by_kind[_PLURALS[kind]].append(key)
    lists = {name: array(values) for name, values in by_kind.items()}
    rows = {(row[0], row[1]): row for row in ask(details.reader, "nodes", **lists)}
    names = details.naming.names_then(by_kind["agencies"])
    nodes: dict[Key, Node] = {}
    for (kind, key), depth in keys.items():
        row = rows[kind, key]
        label: str = (names.get(key) if kind == "agency" else None) or row[3]
        nodes[kind, key] = Node(row[2], kind, label, row[4], depth, row[5])
    return nodes


def _edges(details: Details, view: _View, nodes: dict[Key, Node]) -> list[Edge]:
    documents = {row[6] for row in view.edges.values() if row[6] is not None}
    refs = {
        row[0]: details.document(row)
        for row in ask(details.reader, "documents_of", documents=array(documents))
    }
    sources = _sources(details, view)
    edges: list[Edge] = []
    for (kind, source, target, n), row in view.edges.items():
        start, end = nodes[source], nodes[target]
        owner = end if kind in {"ASSIGNED_TO", "ACTS_IN", "ISSUED"} else start
        mark = {"ASSIGNED_TO": "-", "ACTS_IN": "-x", "ISSUED": "-b"}.get(kind)
        edges.append(
            Edge(
                id=f"{owner.id}{mark}{n}" if mark else f"{start.id}>{kind}>{end.id}",
                type=kind,
                source=(start.kind, start.id),
                target=(end.kind, end.id),
                role=row[2],
                evidence=()
                if row[6] is None
                else (evidence_of(refs[row[6]], row[7], row[8], row[9]),),
                sources=sources.get((kind, source, target), ()),
            )
        )
    return edges


def _sources(details: Details, view: _View) -> dict[tuple[str, Key, Key], tuple[str, ...]]:
    """Return the sources of what the authority file says: events and memberships."""
    said = [(kind, source, target) for kind, source, target, _ in view.edges]
    events = {source[1] for kind, source, _ in said if kind.startswith("CHANGED_")}
    members = [(target[1], source[1]) for kind, source, target in said if kind == "MEMBER_OF"]
    if not events and not members:
        return {}
    found: dict[tuple[int, int | None], tuple[str, ...]] = defaultdict(tuple)
    for _, first, second, column in ask(
        details.reader, "authority_sources", events=array(events), memberships=array(members)
    ):
        found[first, second] += keys_of(column)
    return {
        (kind, source, target): found[
            (target[1], source[1]) if kind == "MEMBER_OF" else (source[1], None)
        ]
        for kind, source, target in said
        if kind == "MEMBER_OF" or kind.startswith("CHANGED_")
    }
