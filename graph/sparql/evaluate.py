"""Runs one job on a snapshot: the query, within its dataset, written in the format asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, RdfFormat, serialize

from graph.sparql.formats import GRAPHS, SOLUTIONS
from graph.sparql.messages import Reply
from graph.sparql.results import Inexpressible, check_xml, write_boolean, write_solutions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import QueryTriples, Triple

    from graph.sparql.formats import GraphWriter
    from graph.sparql.loading import Loaded
    from graph.sparql.messages import Job

_RDF: Final[dict[GraphWriter, RdfFormat]] = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}


def evaluate(loaded: Loaded, job: Job, prefixes: Mapping[str, str]) -> tuple[Reply, bytes]:
    """Return what became of a job, and the result's bytes when it succeeded.

    `prefixes` abbreviate IRIs in graphs. A failure is a reply too; only what ends the process
    (a signal, a panic of the engine) is none.
    """
    try:
        return _answered(loaded, job, prefixes)
    except SyntaxError as error:
        return Reply("malformed", str(error)), b""
    except (Inexpressible, UnicodeError) as error:
        return Reply("inexpressible", str(error)), b""
    except (ValueError, OSError) as error:
        return Reply("malformed", str(error)), b""
    except MemoryError:
        return Reply("memory", retire=True), b""


def _answered(loaded: Loaded, job: Job, prefixes: Mapping[str, str]) -> tuple[Reply, bytes]:
    own_dataset = job.default_graphs is not None or job.named_graphs is not None
    # Either parameter makes a dataset of just what was given (SPARQL 1.1 Protocol §2.1.4).
    results = loaded.store.query(
        job.query,
        base_iri=job.base,
        use_default_graph_as_union=loaded.union and job.union and not own_dataset,
        default_graph=[*map(NamedNode, job.default_graphs or ())] if own_dataset else None,
        named_graphs=[*map(NamedNode, job.named_graphs or ())] if own_dataset else None,
    )
    media_type = job.solutions
    if isinstance(results, QuerySolutions):
        if media_type is None:
            return Reply("not-acceptable", "solutions"), b""
        reply, body = write_solutions(
            results, SOLUTIONS[media_type], rows=job.rows, size=job.bytes, partial=job.partial
        )
    elif isinstance(results, QueryBoolean):
        if media_type is None:
            return Reply("not-acceptable", "solutions"), b""
        reply, body = Reply(rows=1), write_boolean(bool(results), SOLUTIONS[media_type])
    else:
        media_type = job.graph
        if media_type is None:
            return Reply("not-acceptable", "graph"), b""
        reply, body = _write_graph(results, GRAPHS[media_type], job, prefixes)
    if reply.failure is not None:
        return reply, b""
    return Reply(media_type=media_type, truncated=reply.truncated, rows=reply.rows), body


def _write_graph(
    results: QueryTriples, form: GraphWriter, job: Job, prefixes: Mapping[str, str]
) -> tuple[Reply, bytes]:
    """Write each triple once. A partial result keeps as many as the limits allow."""
    triples: dict[Triple, None] = {}
    for triple in results:
        triples[triple] = None
        if len(triples) > job.rows:
            break
    over = len(triples) > job.rows
    if over and not job.partial:
        return Reply("rows"), b""
    kept = list(triples)[: job.rows]
    body = _serialized(kept, form, prefixes)
    if len(body) <= job.bytes:
        return Reply(truncated="rows" if over else None, rows=len(kept)), body
    if not job.partial:
        return Reply("bytes"), b""
    low, high = 0, len(kept)
    while low < high:
        middle = (low + high + 1) // 2
        if len(_serialized(kept[:middle], form, prefixes)) <= job.bytes:
            low = middle
        else:
            high = middle - 1
    return Reply(truncated="bytes", rows=low), _serialized(kept[:low], form, prefixes)


def _serialized(triples: list[Triple], form: GraphWriter, prefixes: Mapping[str, str]) -> bytes:
    used = dict(prefixes) if form == "ttl" else None
    body = serialize(triples, format=_RDF[form], prefixes=used)
    assert body is not None
    if form == "rdf":
        check_xml(body.decode())
    return body
