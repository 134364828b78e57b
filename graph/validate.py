"""Validates a dataset graph by graph: files, projection, shapes, quotes and references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graph import nquads, shacl
from graph.errors import DamagedDataset, ProjectionRefused
from graph.finding import Finding
from graph.parts import keys
from graph.projection.forward import to_property_graph
from graph.projection.spec import projection
from graph.quotes import misquotes, places
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import Quad

    from graph.dataset import Dataset
    from graph.property_graph import PropertyGraph
    from graph.reading import Reading

_QUOTE_ZH = (
    "引文与保存的文本不符：那里是“{found}”，而非“{quote}”。"
    "重新构建该文件；若仍如此，是抽取程序的错误。"
)
_QUOTE_EN = (
    "The quote is not what the kept text has there: {found!r}, not {quote!r}. Build the "
    "document again; if that does not help, the extractor is wrong."
)
_MEASURE_ZH = "所指的措施不在任何文件的图中；重新构建，线索会按现有文件重做。"
_MEASURE_EN = (
    "It speaks of a measure that no document's graph has; build again, which makes lineage anew "
    "from the documents there are."
)
_REFERENCE_ZH = "所指的 {kind} 不在权威图中；补入 ontology/authority，或改正所指。"
_REFERENCE_EN = (
    "It refers to a {kind} that the authority graph does not have; add it to "
    "ontology/authority, or correct the reference."
)


def validate(
    dataset: Dataset,
    *,
    graphs: Callable[[str], bool] | None = None,
    shapes: bool = True,
) -> Iterator[Finding]:
    """Yield what is wrong with a dataset's present state, graph by graph in the order of IRIs.

    `graphs` chooses named graphs; `shapes` False leaves the SHACL shapes out, which takes the
    most time by far (about a second for a document of a hundred sentences).
    """
    with dataset.reading() as reading:
        known = _described(reading)
        for graph in sorted(reading.manifest.graphs):
            if graphs is None or graphs(graph):
                yield from _check(reading, graph, known, shapes=shapes)


def check_graph(
    graph: str, quads: list[Quad], text: str | None = None, *, shapes: bool = True
) -> Iterator[Finding]:
    """Yield what is wrong with one named graph by itself."""
    rows = None
    try:
        rows = to_property_graph(graph, quads, text=text)
    except ProjectionRefused as refused:
        yield Finding("projection", graph, graph, *_both(str(refused)))
    named = _Naming(graph, rows)
    if shapes:
        for found in shacl.violations(quads):
            yield named.finding(
                "shape",
                found.node,
                found.message_zh,
                found.message_en,
                shape=found.shape,
                path=_short(found.path),
                value=_short(found.value),
            )
    if rows is not None:
        for wrong in misquotes(rows):
            cut = {"found": wrong.found[:40], "quote": wrong.quote[:40]}
            yield named.finding(
                "quote", wrong.node, _QUOTE_ZH.format(**cut), _QUOTE_EN.format(**cut)
            )


def _check(
    reading: Reading, graph: str, known: dict[str, set[str]], *, shapes: bool
) -> Iterator[Finding]:
    try:
        quads = list(nquads.read(reading.nquads(graph), graph))
        text = _text(reading, graph)
    except DamagedDataset as damage:
        yield Finding("file", graph, graph, *_both(str(damage)))
        return
    yield from check_graph(graph, quads, text, shapes=shapes)
    yield from _check_references(graph, quads, known)
    if iri.document_of_lineage_graph(graph) is not None:
        yield from _check_measures(reading, graph, quads)


def _text(reading: Reading, graph: str) -> str | None:
    """Return the text that a graph's facts quote: of a lineage graph, that of its document."""
    document = iri.document_of_lineage_graph(graph)
    if document is None:
        return reading.text(graph)
    quoted = iri.document_graph(document)
    return reading.text(quoted) if quoted in reading.manifest.graphs else None


def _check_measures(reading: Reading, graph: str, quads: list[Quad]) -> Iterator[Finding]:
    """Yield what a lineage graph says of measures that no document has."""
    known: dict[str, set[str]] = {}
    for quad in quads:
        parts = iri.split(_name(quad.object))
        if parts is None or parts[0] != "measure":
            continue
        document = iri.document_graph(iri.document_of(parts[1]))
        if document not in known:
            try:
                known[document] = keys(reading.nquads(document))
            except KeyError:
                known[document] = set()
            except DamagedDataset:  # which is told of where that graph is checked
                return
        if "/".join(parts) not in known[document]:
            subject, value = _name(quad.subject), _short(_name(quad.object))
            yield Finding("reference", graph, subject, _MEASURE_ZH, _MEASURE_EN, value=value)


def _check_references(
    graph: str, quads: list[Quad], known: dict[str, set[str]]
) -> Iterator[Finding]:
    """Yield references to bodies, places, functions and sources that nothing describes."""
    if not known:
        return
    own = {_name(quad.subject) for quad in quads}
    seen: set[str] = set()
    for quad in quads:
        target = _name(quad.object)
        parts = iri.split(target)
        if parts is None or target in own or target in seen:
            continue
        seen.add(target)
        kind, identifier = parts
        if kind in known and identifier not in known[kind]:
            yield Finding(
                "reference",
                graph,
                _name(quad.subject),
                _REFERENCE_ZH.format(kind=kind),
                _REFERENCE_EN.format(kind=kind),
                value=_short(target),
            )


def _name(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _described(reading: Reading) -> dict[str, set[str]]:
    """Return the ids that the authority graph describes, by kind; nothing without that graph."""
    if iri.AUTHORITY_GRAPH not in reading.manifest.graphs:
        return {}
    known: dict[str, set[str]] = {
        kind: set() for kind in ("agency", "jurisdiction", "function", "source", "event")
    }
    try:
        for quad in nquads.read(reading.nquads(iri.AUTHORITY_GRAPH)):
            parts = iri.split(_name(quad.subject))
            if parts is not None and parts[0] in known:
                known[parts[0]].add(parts[1])
    except DamagedDataset:
        return {}
    return known


class _Naming:
    """Adds to a finding which document, file and place of the text it is about."""

    def __init__(self, graph: str, rows: PropertyGraph | None) -> None:
        self._graph = graph
        self._places: dict[str, tuple[int, int]] = {}
        self._document = self._file = ""
        if rows is None:
            return
        self._places = {node: (start, end) for node, start, end, _ in places(rows)}
        columns = projection().columns("Document")
        for row in rows.nodes.get("Document", ()):
            values = dict(zip(columns, row, strict=True))
            self._document = values["number"] or values["title"] or values["id"]
            self._file = values["file"] or ""

    def finding(
        self,
        check: str,
        node: str,
        message_zh: str,
        message_en: str,
        *,
        shape: str = "",
        path: str = "",
        value: str = "",
    ) -> Finding:
        start, end = self._places.get(node.partition("#")[0], (None, None))
        return Finding(
            check,
            self._graph,
            node,
            message_zh,
            message_en,
            shape,
            path,
            value,
            start,
            end,
            self._document,
            self._file,
        )


def _both(message: str) -> tuple[str, str]:
    return message, message


def _short(name: str) -> str:
    """Return an IRI with its prefix; anything else cut to a readable length."""
    for prefix, namespace in projection().prefixes.items():
        if name.startswith(namespace):
            return f"{prefix}:{name[len(namespace) :]}"
    return name if len(name) <= 80 else f"{name[:79]}…"
