"""One writing transaction: graphs go in and out, what is derived from them follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from graph.errors import StaleState
from graph.manifest import release_of
from graph.neo4j import agencies as agency_nodes
from graph.neo4j import lineage, succession
from graph.neo4j.agencies import AUTHORITY, Agencies
from graph.neo4j.documents import create_documents, delete_documents
from graph.neo4j.house import delete_house, put_house
from graph.neo4j.part_rows import create_parts, delete_parts
from graph.neo4j.parts import agencies_of
from graph.order import PART_BITS, document_key
from graph.sqlite.rows import DocumentRows, add_document
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neo4j import ManagedTransaction

    from graph.port import State
    from graph.property_graph import PropertyGraph

# Setting a property takes the node's lock: writers wait for each other here.
_LOCK: Final = """
MATCH (s:Store {key: 'store'})
SET s.stamp = s.stamp + 1
RETURN s.dataset AS dataset, s.generation AS generation, s.release AS release"""

_HELD: Final = """
UNWIND $graphs AS graph
MATCH (g:NamedGraph {iri: graph})
RETURN g.iri AS iri, g.sha256 AS sha256, g.document AS document"""

_ALL_HELD: Final = "MATCH (g:NamedGraph) RETURN g.iri, g.sha256"

_NOTE: Final = """
MATCH (s:Store {key: 'store'})
SET s.release = $release, s.dataset = coalesce($dataset, s.dataset),
    s.generation = coalesce($generation, s.generation)"""

_GRAPH: Final = """
UNWIND $rows AS r
CREATE (g:NamedGraph {iri: r[0], name: r[0], sha256: r[1], document: r[2]})"""

_AGENCIES_OF: Final = (
    """
    MATCH (g:NamedGraph)-[:DESCRIBES]->(a:Agency) WHERE g.iri IN $graphs RETURN DISTINCT a.pk""",
    """
    UNWIND $spans AS span MATCH (n:Statement) WHERE span[0] <= n.pk <= span[1]
    MATCH (n)<-[:ASSIGNED_TO]-(a) RETURN DISTINCT a.pk""",
    """
    UNWIND $spans AS span MATCH (n:Measure) WHERE span[0] <= n.pk <= span[1]
    MATCH (n)<-[:ACTS_IN]-(a) RETURN DISTINCT a.pk""",
    """
    UNWIND $documents AS key MATCH (:Document {pk: key})<-[:ISSUED]-(a) RETURN DISTINCT a.pk""",
)
_ALL_AGENCIES: Final = "MATCH (a:Agency) RETURN a.pk"


@dataclass(slots=True)
class Change:
    """What a transaction is to do. `release` False leaves the release to be worked out later."""

    graphs: Sequence[PropertyGraph]
    drop: Sequence[str] = ()
    state: State | None = None
    release: bool = True


@dataclass(slots=True)
class _Plan:
    put: list[PropertyGraph] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)


def write(tx: ManagedTransaction, change: Change) -> None:
    """Make a change inside a transaction that the caller commits."""
    store = tx.run(_LOCK).single(strict=True)
    _check_state(store["dataset"], store["generation"], change.state)
    plan = _plan(tx, change)
    if plan.put or plan.gone:
        names = {*plan.gone, *(graph.graph for graph in plan.put)}
        touched, parked = _remove(tx, plan)
        used = _put(tx, plan)
        lineage.put(tx, [graph for graph in plan.put if _is_lineage(graph.graph)], parked)
        agency_nodes.forget(tx, touched.keys() - set(used.used.values()))
        if iri.AUTHORITY_GRAPH in names:
            everyone = [row[0] for row in tx.run(_ALL_AGENCIES).values()]
            agency_nodes.forget(tx, everyone)
            agency_nodes.refresh(tx, everyone)
            succession.derive(tx)
        else:
            agency_nodes.refresh(tx, touched)
    elif store["release"] is not None and change.release:
        _note(tx, store["release"], change.state)
        return
    _note(tx, _release(tx) if change.release else None, change.state)


def _check_state(dataset: str | None, generation: int | None, state: State | None) -> None:
    if (
        state is not None
        and dataset == state.dataset
        and generation is not None
        and generation > state.generation
    ):
        raise StaleState(f"The store is at the commit {generation}, not {state.generation}.")


def _plan(tx: ManagedTransaction, change: Change) -> _Plan:
    """Return which graphs are to be written and which removed; the very same ones stay."""
    wanted = {graph.graph: graph for graph in change.graphs}
    names = [*wanted, *(name for name in change.drop if name not in wanted)]
    plan = _Plan()
    same: set[str] = set()
    for row in tx.run(_HELD, graphs=names):
        graph = wanted.get(row["iri"])
        if graph is not None and graph.sha256 and graph.sha256 == row["sha256"]:
            same.add(row["iri"])
            continue
        plan.gone.append(row["iri"])
        if row["document"] is not None:
            plan.documents.append(row["document"])
    plan.put = [graph for name, graph in wanted.items() if name not in same]
    return plan


def _remove(tx: ManagedTransaction, plan: _Plan) -> tuple[dict[int, None], lineage.Parked]:
    """Take graphs out; return the keys of the agencies that they spoke of, and what lineage says
    of their documents and is to be put back.
    """
    if not plan.gone:
        return {}, lineage.Parked()
    spans = [[key << PART_BITS, (key + 1 << PART_BITS) - 1] for key in plan.documents]
    touched: dict[int, None] = {}
    for statement in (*_AGENCIES_OF, *agencies_of()):
        rows = tx.run(statement, graphs=plan.gone, documents=plan.documents, spans=spans)
        touched |= dict.fromkeys(row[0] for row in rows.values())
    parked = lineage.park(tx, plan.gone, spans, 1 << PART_BITS)
    delete_parts(tx, plan.documents)
    delete_documents(tx, plan.documents, PART_BITS)
    put = {graph.graph for graph in plan.put}
    for name in plan.gone:
        if iri.source_of_graph(name) is None and name not in put:
            delete_house(tx, name)
    tx.run(
        "MATCH (g:NamedGraph) WHERE g.iri IN $graphs DETACH DELETE g", graphs=plan.gone
    ).consume()
    return touched, parked


def _is_lineage(graph: str) -> bool:
    return iri.document_of_lineage_graph(graph) is not None


def _put(tx: ManagedTransaction, plan: _Plan) -> Agencies:
    """Write graphs; return the agencies that they speak of."""
    used = Agencies()
    for graph in plan.put:
        used.note(graph)
    agency_nodes.create(tx, used)
    documents = [graph for graph in plan.put if iri.document_of_graph(graph.graph) is not None]
    keys = _document_keys(tx, documents)
    tx.run(
        _GRAPH, rows=[[graph.graph, graph.sha256, keys.get(graph.graph)] for graph in plan.put]
    ).consume()
    rows = DocumentRows()
    extractions: dict[int, Sequence[Any]] = {}
    for graph in documents:
        key = keys[graph.graph]
        add_document(rows, graph, key, 0, used)
        extractions[key] = graph.nodes.get("Extraction", ())
    for graph in plan.put:
        if graph.graph not in keys and not _is_lineage(graph.graph):
            put_house(tx, graph, used)
    create_documents(tx, rows, extractions)
    create_parts(tx, {keys[graph.graph]: graph for graph in documents}, rows, used)
    agency_nodes.describe(tx, ((keys.get(g.graph, AUTHORITY), g) for g in plan.put), used)
    return used


def _document_keys(tx: ManagedTransaction, documents: Sequence[PropertyGraph]) -> dict[str, int]:
    """Return the key of each document's graph: the first free one from where it should stand."""
    wanted: dict[str, int] = {}
    for graph in documents:
        row = graph.nodes["Document"][0]
        date = row[5]
        wanted[graph.graph] = document_key(date if isinstance(date, str) else None, str(row[0]))
    taken: set[int] = set()
    keys: dict[str, int] = {}
    held = _keys_held(tx, list(wanted.values()))
    for name, first in wanted.items():
        key = first
        while key in taken or key in held or (key != first and _keys_held(tx, [key])):
            key += 1
        taken.add(key)
        keys[name] = key
    return keys


def _keys_held(tx: ManagedTransaction, keys: list[int]) -> set[int]:
    rows = tx.run("UNWIND $keys AS key MATCH (d:Document {pk: key}) RETURN d.pk", keys=keys)
    return {row[0] for row in rows.values()}


def _release(tx: ManagedTransaction) -> str:
    return release_of({row[0]: row[1] for row in tx.run(_ALL_HELD).values()})


def _note(tx: ManagedTransaction, release: str | None, state: State | None) -> None:
    tx.run(
        _NOTE,
        release=release,
        dataset=None if state is None else state.dataset,
        generation=None if state is None else state.generation,
    ).consume()
