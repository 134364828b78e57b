"""Builds the graph of a corpus: reads what changed, commits it as one state, updates the store."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

from cli.analysing import analyse_beside, analyse_built
from cli.cores import cores
from cli.fingerprint import inputs, making
from cli.places import corpus_folder, store_url
from graph.analysis.release import is_analysed
from graph.dataset import Dataset
from graph.lineage.judging.judgements import FILE, read
from graph.sync import open_current
from loaders.corpus import LIST_NAME, file_sha256, read_corpus
from loaders.whole_file import write_whole
from ontology import iri
from ontology.authority import load_authority

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cli.documents import Read
    from cli.progress import Progress
    from graph.dataset import Writer
    from graph.manifest import Manifest
    from loaders.corpus import CorpusEntry

_INPUTS = "inputs.json"
_HOUSE = "ontology/"
_LINEAGE = "lineage/"


@dataclass(frozen=True, slots=True)
class Made:
    """From which inputs a graph was made, and the hash it has in the dataset."""

    inputs: str
    graph: str
    sha256: str


@dataclass(slots=True)
class Built:
    """What a build did: `failures` are the messages of documents that were left out, `warnings`
    say which links could not be made.
    """

    documents: int = 0
    read: int = 0
    dropped: int = 0
    failures: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def build(
    corpus: Path | None,
    data: Path,
    store: str | None,
    *,
    jobs: int | None,
    progress: Progress,
    scheduler: str | None = None,
    wait: bool = True,
) -> Built:
    """Bring dataset and store of a data folder to what the corpus says now.

    One commit: killed at any point, it leaves the state before or the state after. A document that
    can't be read is left out and named in `failures`. With the address of a Dask `scheduler` its
    workers read the documents, with the same result. The analysis of what was built is there at the
    end, or soon after unless it shall `wait`. Raises DatasetLocked while another process
    writes, ChecksumMismatch and DataError where the corpus is in disorder, InputError and
    StoreError for a scheduler that can't be used.
    """
    folder = corpus_folder(corpus, data)
    url = store_url(store, data)
    entries = read_corpus(folder)
    dataset = Dataset(data)
    with dataset.writer() as writer:
        made = _made(data)
        built = Built(documents=len(entries))
        held = _held(data, writer.manifest)
        now = _kept(entries, made, held)
        todo = [entry for entry in entries if entry.file not in now]
        if todo:
            reading = _reading(todo, jobs, scheduler, progress)
            progress.begin("读取文件 · reading documents", len(todo))
            files = {row.graph: file for file, row in now.items()}
            for read in reading:
                failure = read.failure or _repeated(read, files)
                if failure is not None:
                    built.failures.append(failure)
                    progress.advance(f"{read.entry.file}: {failure}")
                    continue
                files[read.graph] = read.entry.file
                added = writer.add(read.graph, read.nquads, read.text)
                now[read.entry.file] = Made(inputs(read.entry), read.graph, added.sha256)
                progress.advance(_summary(read))
        _take_house(made, held, now, writer)
        built.read = len(todo) - len(built.failures)
        kept = {row.graph for row in now.values()}
        gone = [
            graph
            for graph in writer.manifest.graphs
            if iri.document_of_graph(graph) is not None and graph not in kept
        ]
        built.dropped = len(gone)
        gone += _renew_lineage(
            folder, (made, held, now), writer, gone, built, (progress, jobs or cores())
        )
        release = writer.commit(drop=gone).release
        _write_made(data, now)
    update_store(dataset, url, progress, jobs or cores())
    if not is_analysed(data, release):
        (analyse_built if wait else analyse_beside)(data, url)
    return built


def _reading(
    todo: list[CorpusEntry], jobs: int | None, scheduler: str | None, progress: Progress
) -> Iterator[Read]:
    """Return what reads the documents, here or on the workers of a scheduler."""
    # Compiling the rules of the readers takes longer than finding that nothing changed.
    if scheduler is None:
        from cli.documents import read_documents  # noqa: PLC0415

        return read_documents(todo, version("zhimai"), jobs)
    from cli.scheduling import read_on_workers  # noqa: PLC0415

    return read_on_workers(todo, version("zhimai"), scheduler, progress.say)


def graphs_made(data: Path) -> dict[str, str]:
    """Return which named graph each file of the corpus has become, as of the last build."""
    return {file: row.graph for file, row in _made(data).items()}


def update_store(dataset: Dataset, url: str, progress: Progress, jobs: int) -> None:
    """Bring a store to what the dataset holds; it is made when it is not there."""

    def advance(done: int, total: int) -> None:
        if done == 1:
            progress.begin("写入图谱 · loading the store", total)
        progress.advance()

    open_current(url, dataset, progress=advance, jobs=jobs).close()


def _held(data: Path, manifest: Manifest) -> dict[str, str]:
    """Return the hash of each named graph whose files are all there, so that building again heals
    a dataset that lost some.
    """
    folders = (data / "graphs", data / "texts")
    there = {path.name for folder in folders if folder.is_dir() for path in folder.iterdir()}
    return {
        graph: entry.sha256
        for graph, entry in manifest.graphs.items()
        if f"{entry.sha256}.nq" in there
        and (entry.text_sha256 is None or f"{entry.text_sha256}.txt" in there)
    }


def _kept(
    entries: tuple[CorpusEntry, ...], made: dict[str, Made], held: dict[str, str]
) -> dict[str, Made]:
    """Return what is as it would be made again, by file."""
    kept = {}
    for entry in entries:
        before = made.get(entry.file)
        if before is None or before.inputs != inputs(entry):
            continue
        if held.get(before.graph) == before.sha256:
            kept[entry.file] = before
    return kept


def _repeated(read: Read, files: dict[str, str]) -> str | None:
    """Say that a document is in the corpus under another name already, None when it is not."""
    other = files.get(read.graph)
    if other is None:
        return None
    return (
        f"{read.entry.path}: the same document as {other} (id {read.document}), which is kept; "
        f"remove one of the two from {LIST_NAME}."
    )


def _summary(read: Read) -> str:
    warned = f", {read.warnings} 警告 warnings" if read.warnings else ""
    return (
        f"{read.entry.file}: {read.statements} 处分工 statements, {read.bodies} 个机构 bodies, "
        f"{read.measures} 条措施 measures{warned}"
    )


def _take_house(
    made: dict[str, Made], held: dict[str, str], now: dict[str, Made], writer: Writer
) -> None:
    """Put the authority file and the vocabulary into the dataset, unless they are as before."""
    before = made.get(_HOUSE)
    there = held.keys() >= {iri.AUTHORITY_GRAPH, iri.VOCABULARY_GRAPH}
    if before is None or before.inputs != making() or not there:
        from graph.build import add_house  # noqa: PLC0415 - as in build

        add_house(writer, load_authority())
    now[_HOUSE] = Made(making(), iri.AUTHORITY_GRAPH, "")


def _renew_lineage(
    corpus: Path,
    states: tuple[dict[str, Made], dict[str, str], dict[str, Made]],
    writer: Writer,
    gone: list[str],
    built: Built,
    means: tuple[Progress, int],
) -> list[str]:
    """Bring the lineage graphs to documents and judgements; return which graphs to drop.

    Nothing is done when all are as before. `states` are from what graphs were made, the hashes of
    those that are whole, and from what they are made now.
    """
    made, held, now = states
    progress, jobs = means
    judged = corpus / FILE
    mark = file_sha256(judged) if judged.is_file() else ""
    wanted = _digest((mark, *(made_of.sha256 for made_of in now.values())))
    before = made.get(_LINEAGE)
    there = [g for g in writer.manifest.graphs if iri.document_of_lineage_graph(g) is not None]
    same = before is not None and before.inputs == wanted and all(g in held for g in there)
    if before is not None and same and before.sha256 == _digest(held[g] for g in there):
        now[_LINEAGE] = before
        return []
    from graph.lineage.renewing import renew  # noqa: PLC0415 - as in build

    def advance(done: int, total: int) -> None:
        if done == 1:
            progress.begin("连接线索 · linking", total)
        progress.advance()

    renewed = renew(writer, gone, read(corpus), advance, jobs)
    built.warnings += renewed.warnings
    after = writer.outcome(renewed.drop).manifest.graphs
    made_now = (e.sha256 for g, e in after.items() if iri.document_of_lineage_graph(g) is not None)
    now[_LINEAGE] = Made(wanted, iri.LINEAGE_GRAPH, _digest(made_now))
    return renewed.drop[len(gone) :]


def _digest(hashes: Iterable[str]) -> str:
    return hashlib.sha256("".join((making(), *sorted(hashes))).encode()).hexdigest()


def _made(data: Path) -> dict[str, Made]:
    """Return from what each graph was made; nothing where that is not known, so all is read."""
    try:
        rows = json.loads((data / _INPUTS).read_bytes())
        return {file: Made(**row) for file, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write_made(data: Path, now: dict[str, Made]) -> None:
    rows = {file: asdict(row) for file, row in sorted(now.items())}
    write_whole(data / _INPUTS, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
