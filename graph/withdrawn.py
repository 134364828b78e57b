"""Remembers the ids that a dataset once had: what each commit took away, and what came instead.

It is one named graph of the dataset, in the same commit as the change that it tells of, so it
survives whatever is built again in the same folder. A build into an empty folder has no history:
what was withdrawn before can't be read from the present texts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from graph.errors import DamagedDataset, ProjectionRefused
from graph.parts import SHARED, keys, parts, shared_keys
from graph.projection.backward import to_nquads
from graph.projection.forward import from_nquads
from graph.property_graph import PropertyGraph
from graph.successors import renamed as renamings
from graph.successors import successors
from ontology import iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.parts import Part
    from graph.reading import Reading

_FILE: Final = re.compile(rf'> <{re.escape(iri.term("file"))}> ("[^\n]*") <'.encode())


def remember(before: Reading, after: Reading) -> bytes | None:
    """Return the graph of withdrawn ids after a commit; None when the commit leaves it as it is.

    `before` and `after` are the states without and with the commit, their files all on the disk.
    One document is read at a time, and only one of which something may have been withdrawn. Of
    a graph, or a history, whose file is damaged nothing is known, and nothing is remembered.
    """
    old, new = before.manifest.graphs, after.manifest.graphs
    changed = sorted(
        graph
        for graph in old.keys() | new.keys()
        if iri.document_of_graph(graph) is not None
        and (graph not in old or graph not in new or old[graph].sha256 != new[graph].sha256)
    )
    if not changed:
        return None
    history = _History(_read(after))
    renamed = _renamed(before, after, changed)
    shared = _Shared()
    for graph in changed:
        document = str(iri.document_of_graph(graph))
        if graph not in old and not history.knows(document):
            continue
        data = _data(after, graph)
        here = keys(data)
        shared.compare(before, after, graph, renamed.get(graph))
        lost = _lost(before, after, graph, renamed.get(graph), here)
        history.take(document, here, lost)
    history.take_shared(shared.here, shared.lost(after))
    return history.nquads()


class _History:
    """The withdrawn ids, as kind/id, each with its successor. A successor is never withdrawn."""

    def __init__(self, successor: dict[str, str | None]) -> None:
        self._successor: dict[str, str | None] = {}
        self._of: dict[str, set[str]] = defaultdict(set)
        self._leading_to: dict[str, set[str]] = defaultdict(set)
        for key, target in successor.items():
            self._put(key, target)

    def knows(self, document: str) -> bool:
        """Say whether ids of a document were withdrawn, or lead to it, or may be in it again."""
        return document in self._of or document in self._leading_to or bool(self._of.get(""))

    def take(self, document: str, here: set[str], lost: Mapping[str, str | None]) -> None:
        """Take in a new version of a document, which has the ids `here` and has `lost` others."""
        for key in self._of.get(document, set()) & here:
            self._of[document].discard(key)
            del self._successor[key]
        for key, target in lost.items():
            self._put(key, target)
        for key in sorted(self._leading_to.get(document, ())):
            target = self._successor.get(key)
            if target is None or _document(target) != document:
                self._leading_to[document].discard(key)
            elif target not in here:
                self._leading_to[document].discard(key)
                self._put(key, lost.get(target))

    def take_shared(self, here: set[str], lost: Mapping[str, str | None]) -> None:
        """Take in what documents speak of now (`here`), and of what none speaks any more."""
        for key in self._of.get("", set()) & here:
            self._of[""].discard(key)
            del self._successor[key]
        for key in self._of.get("", ()):
            target = self._successor[key]
            if target is not None and target in lost:
                self._successor[key] = lost[target]
        for key, target in lost.items():
            self._put(key, target)

    def nquads(self) -> bytes:
        """Return the named graph; empty when nothing is withdrawn."""
        rows = [
            (key, None if target is None else iri.ENTITY + target)
            for key, target in self._successor.items()
        ]
        return to_nquads(PropertyGraph(iri.WITHDRAWN_GRAPH, {"Withdrawn": rows}))

    def _put(self, key: str, target: str | None) -> None:
        self._successor[key] = target
        self._of[_document(key)].add(key)
        if target is not None and _document(target):
            self._leading_to[_document(target)].add(key)


class _Shared:
    """What documents spoke of before a commit and none of those it changes speaks of any more."""

    def __init__(self) -> None:
        self.here: set[str] = set()
        self._read: set[str] = set()
        self._lost: set[str] = set()
        self._renamed: Counter[tuple[str, str]] = Counter()

    def compare(self, before: Reading, after: Reading, graph: str, renamed: str | None) -> None:
        """Take in a document before and after; `renamed` is the graph that it has now."""
        old, new = _data(before, graph), _data(after, graph)
        here = shared_keys(new)
        self.here |= here
        self._read.add(graph)
        lost = shared_keys(old) - here
        if lost:
            self._lost |= lost
            now = graph if renamed is None else renamed
            self._renamed += renamings(parts(graph, old), parts(now, _data(after, now)))

    def lost(self, after: Reading) -> dict[str, str | None]:
        """Return what no document speaks of after the commit, with what its words now mean.

        Only where something may be lost are the other documents read, and until it is found.
        """
        lost = self._lost - self.here
        for graph in after.manifest.graphs if lost else ():
            if iri.document_of_graph(graph) is not None and graph not in self._read:
                lost -= shared_keys(_data(after, graph))
                if not lost:
                    break
        best: dict[str, str | None] = dict.fromkeys(lost)
        for (was, now), _ in sorted(self._renamed.items(), key=lambda item: (item[1], item[0])):
            if was in lost and now not in lost:
                best[was] = now
        return best


def _lost(
    before: Reading, after: Reading, graph: str, renamed: str | None, here: set[str]
) -> dict[str, str | None]:
    """Return the successor of each id that a document had and has no more."""
    data = _data(before, graph)
    gone = keys(data) - here
    if not gone:
        return {}
    old = parts(graph, data)
    if renamed is None:
        found = successors(old, parts(graph, _data(after, graph)))
    else:
        found = _under_other_id(old, graph, renamed, parts(renamed, _data(after, renamed)))
    return {key: found.get(key) for key in gone}


def _under_other_id(
    old: Mapping[str, Part], graph: str, renamed: str, new: Mapping[str, Part]
) -> dict[str, str | None]:
    """Return the successors of a document's parts in a document of another id.

    They are compared as if it had kept its id. Of what is another text altogether, nothing is.
    """
    names = (str(iri.document_of_graph(graph)), str(iri.document_of_graph(renamed)))
    moved = {
        _with_document(key, names[1], names[0]): _moved(part, names[1], names[0])
        for key, part in new.items()
    }
    found = successors(old, moved)
    inner = [part for part in old.values() if part.kind != "document"]
    sentences = [part for part in inner if part.kind == "measure"] or inner
    kept = sum(part.key in moved or found[part.key] is not None for part in sentences)
    if 2 * kept < len(sentences):
        return {}
    found |= {key: key for key in old.keys() & moved.keys()}
    return {
        key: None if target is None else _with_document(target, names[0], names[1])
        for key, target in found.items()
    }


def _renamed(before: Reading, after: Reading, changed: Iterable[str]) -> dict[str, str]:
    """Return the graph that each dropped one's document has now: of the same text, or file."""
    old, new = before.manifest.graphs, after.manifest.graphs
    gone = [graph for graph in changed if graph not in new]
    come = [graph for graph in changed if graph not in old] if gone else []
    found: dict[str, str] = {}
    for marks in (
        ({g: old[g].text_sha256 for g in gone}, {g: new[g].text_sha256 for g in come}),
        ({g: _file(before, g) for g in gone}, {g: _file(after, g) for g in come}),
    ):
        left, right = (_unique(mark) for mark in marks)
        for mark, graph in left.items():
            if mark in right:
                found.setdefault(graph, right[mark])
    return found


def _unique(marks: Mapping[str, object]) -> dict[object, str]:
    """Return the graph that alone has a mark, by mark."""
    graphs: dict[object, list[str]] = defaultdict(list)
    for graph, mark in marks.items():
        if mark is not None:
            graphs[mark].append(graph)
    return {mark: found[0] for mark, found in graphs.items() if len(found) == 1}


def _file(reading: Reading, graph: str) -> bytes | None:
    match = _FILE.search(_data(reading, graph))
    return match[1] if match else None


def _data(reading: Reading, graph: str) -> bytes:
    """Return a graph's bytes; none for one that is not there, or is damaged."""
    try:
        return reading.nquads(graph)
    except (KeyError, DamagedDataset):
        return b""


def _read(reading: Reading) -> dict[str, str | None]:
    try:
        graph = from_nquads(iri.WITHDRAWN_GRAPH, _data(reading, iri.WITHDRAWN_GRAPH))
    except (DamagedDataset, ProjectionRefused):
        return {}
    return {
        str(key): None if target is None else str(target).removeprefix(iri.ENTITY)
        for key, target in graph.nodes.get("Withdrawn", ())
    }


def _document(key: str) -> str:
    """Return the document that a part is of; of what documents share, nothing."""
    kind, _, identifier = key.partition("/")
    if kind in SHARED:
        return ""
    owner = iri.DOCUMENT_ID_PATTERN.match(identifier)
    return iri.document_of(identifier) if owner is None else owner[0]


def _with_document(key: str, old: str, new: str) -> str:
    kind, _, identifier = key.partition("/")
    return f"{kind}/{new}{identifier.removeprefix(old)}"


def _moved(part: Part, old: str, new: str) -> Part:
    owner = part.provision
    return type(part)(
        _with_document(part.key, old, new),
        None if owner is None else _with_document(owner, old, new),
        part.heading,
        part.text,
        part.about,
    )
