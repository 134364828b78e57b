"""Reads documents into named graphs, in this process or in several, a bounded number at a time."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cli.cores import cores
from graph.projection.backward import to_nquads
from graph.rdf import record_rows
from loaders.extract import Hints, extract_source
from loaders.read.file import load_file, read_bytes
from ontology.errors import StoreError, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from loaders.corpus import CorpusEntry

# Below this many bytes the start of worker processes costs more than they save.
_WORTH_PROCESSES = 2_000_000
# Documents that wait for each worker: enough to keep it busy, few enough to keep memory flat.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Read:
    """A document as its named graph, and what was found in it; or why it can't be read."""

    entry: CorpusEntry
    document: str = ""
    graph: str = ""
    nquads: bytes = b""
    text: str = ""
    statements: int = 0
    bodies: int = 0
    measures: int = 0
    warnings: int = 0
    failure: str | None = None


def read_documents(entries: list[CorpusEntry], version: str, jobs: int | None) -> Iterator[Read]:
    """Yield what each document says, in the order given; a failure is yielded, not raised."""
    size = sum(entry.path.stat().st_size for entry in entries if entry.path.exists())
    workers = min(jobs or cores(), len(entries))
    if workers < 2 or (jobs is None and size < _WORTH_PROCESSES):
        yield from (read_document(entry, version) for entry in entries)
    else:
        yield from _in_processes(entries, version, workers)


def read_document(entry: CorpusEntry, version: str) -> Read:
    """Return the named graph of one document."""
    try:
        data = load_file(entry.path)
    except UnreadableFile as error:
        return Read(entry, failure=str(error))
    return read_content(entry, data, version)


def read_content(entry: CorpusEntry, data: bytes, version: str) -> Read:
    """Return the named graph of a document from its bytes: a pure function, no file is opened."""
    hints = Hints(title=entry.title, number=entry.number, signed=entry.signed)
    try:
        source = read_bytes(data, str(entry.path), suffix=entry.path.suffix.lower())
        record = extract_source(source, hints=hints)
    except UnreadableFile as error:
        return Read(entry, failure=str(error))
    graph = record_rows(record, version)
    return Read(
        entry,
        record.document.id,
        graph.graph,
        to_nquads(graph),
        record.text,
        len(record.statements),
        sum(len(statement.assignments) for statement in record.statements),
        len(record.measures),
        len(record.warnings),
    )


def _in_processes(entries: Iterable[CorpusEntry], version: str, workers: int) -> Iterator[Read]:
    # A forked child would share our open files and locks; a spawned one starts clean.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context) as pool:
        waiting: deque[Future[Read]] = deque()
        try:
            for entry in entries:
                waiting.append(pool.submit(read_document, entry, version))
                if len(waiting) > workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise StoreError(
                "A worker process was ended from outside (out of memory?); nothing of its documents "
                "was kept. Run the build again, with fewer --jobs."
            ) from error
        finally:
            for future in waiting:
                future.cancel()
