"""Measures how lineage grows with the corpus: making the index, adding one document, memory.

    python -m benchmarks.bench_lineage_growth [--documents 400 1200] [--texts FOLDER] [--peer 400]

Documents are of 5,000 characters, ten a family: a year's plan takes over some sentences of the one
before, changed in a word, and names some of its family's programmes. The rest is drawn from what
follows on what in the five documents of the corpus, and in the texts of FOLDER if it is given, four
sentences in five with characters of the family's own, so that wording recurs about as in real
documents: the real ones are measured too, by themselves. The peer compares all documents at once in memory, by
the same rules (`threads_of`), and all pairs of sentences by their common pieces.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clock import Clock
from benchmarks.machine import machine
from cli.places import packaged_corpus
from graph.lineage.graphs import lineage_graphs
from graph.lineage.index.index import LineageIndex
from graph.lineage.index.tables import connect
from graph.lineage.linking.carriers import pieces_of
from graph.lineage.linking.links import threads_of
from graph.lineage.papers import Paper, Sentence, Thing, paper_of, plain
from graph.projection.backward import to_nquads
from graph.projection.forward import from_nquads
from graph.rdf import record_to_graph
from loaders.corpus import read_corpus
from loaders.extract import extract
from ontology.instruments import instruments

if TYPE_CHECKING:
    from collections.abc import Iterator

CHARACTERS = 5_000
FAMILY = 10
TAKEN_OVER = 0.15
CONTEXT = 3
OWN_CHARACTERS = 0.4
OWN_SENTENCES = 0.8


class Writer:
    """Writes sentences whose characters follow on each other as in real texts."""

    def __init__(self, texts: list[str]) -> None:
        self._next: dict[str, list[str]] = defaultdict(list)
        self._starts: list[str] = []
        for text in texts:
            flat = "".join(text.split())
            self._starts += [flat[n + 1 : n + 1 + CONTEXT] for n, c in enumerate(flat) if c == "。"]
            for n in range(len(flat) - CONTEXT):
                self._next[flat[n : n + CONTEXT]].append(flat[n + CONTEXT])

    def sentence(self, rng: random.Random) -> str:
        """Return one sentence of at most 120 characters."""
        text = rng.choice(self._starts)
        while not text.endswith(("。", "；")) and len(text) < 120:
            text += rng.choice(self._next.get(text[-CONTEXT:], ["。"]))
        return text

    @cached_property
    def characters(self) -> list[str]:
        """All Chinese characters of the texts."""
        return sorted({c for key in self._next for c in key if c >= "㐀"})

    def words_of(self, family: int) -> dict[int, str]:
        """Return the characters that a family writes for others: it speaks of its own things."""
        rng = random.Random(family)
        every = self.characters
        return {ord(c): rng.choice(every) for c in every if rng.random() < OWN_CHARACTERS}


def papers(writer: Writer, count: int, first: int = 0) -> Iterator[Paper]:
    """Yield documents by their number; the same number gives the same document."""
    for number in range(first, first + count):
        family, year = divmod(number, FAMILY)
        document = f"{2010 + year}-{number:010x}"
        day = f"{2010 + year}-{family % 12 + 1:02}-{family % 28 + 1:02}"
        sentences, start = [], 0
        for place, text in enumerate(_texts(writer, family, year), 1):
            named = random.Random(f"{text}").random() < 0.1
            thing = Thing("programme", f"thing-{family}-{place % 7}", "programme",
                          f"第{family}号{'甲乙丙丁戊己庚'[place % 7]}字行动计划", start, start + 2)  # fmt: skip
            sentences.append(
                Sentence(
                    document, f"{document}.s1-m{place:08x}", start, start + len(text), text,
                    plain(text), "planned" if place % 3 else "reported", None,
                    (day, document, int(place % 3 > 0)), (thing,) if named else (), f"{document}.s1",
                )
            )  # fmt: skip
            start += len(text)
        yield Paper(document, None, day, (None, None), tuple(sentences))


@lru_cache(64)
def _texts(writer: Writer, family: int, year: int) -> list[str]:
    rng = random.Random(f"{family} {year}")
    own = writer.words_of(family)
    texts: list[str] = []
    if year:
        for text in _texts(writer, family, year - 1):
            if rng.random() < TAKEN_OVER:
                cut = rng.randrange(len(text))
                texts.append(text[:cut] + "进一步" + text[cut:])
    while sum(map(len, texts)) < CHARACTERS:
        text = writer.sentence(rng)
        texts.append(text.translate(own) if rng.random() < OWN_SENTENCES else text)
    return texts


def grow(count: int, texts: list[str]) -> None:
    """Make an index of so many documents, add one, and print what it took."""
    writer = Writer(texts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lineage.sqlite"
        index = LineageIndex(connect(path), "bench", instruments())
        numbers = {f"{2010 + n % FAMILY}-{n:010x}": n for n in range(count + 1)}

        def load(document: str) -> Paper:
            return next(papers(writer, 1, numbers[document]))

        names = list(numbers)[:-1]
        begin = time.process_time()
        for name in names:
            load(name)
        writing = time.process_time() - begin
        members = size = 0
        with Clock() as whole:
            index.update(dict.fromkeys(names, ""), lambda some: map(load, some))
            for name in names:
                for graph in lineage_graphs(index.threads(name)).values():
                    members += len(graph.relationships["IN_THREAD"])
                    size += len(to_nquads(graph))
        index.note(dict.fromkeys(names, ("", "")))
        with Clock() as more:
            index.update(dict.fromkeys(numbers, ""), lambda some: map(load, some))
            changed = index.stale()
            for name in changed:
                for graph in lineage_graphs(index.threads(name)).values():
                    to_nquads(graph)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        megabytes = path.stat().st_size / 1e6
    print(
        f"{count:6,} documents: all {whole.cpu - writing:.1f} s of processor time "
        f"({1000 * (whole.cpu - writing) / count:.0f} ms each; {whole.wall:.1f} s by the clock, "
        f"{writing:.1f} s to write them apart), one more {more.cpu:.2f} s "
        f"({len(changed)} graphs changed), peak {memory:,.0f} MiB, "
        f"index {megabytes:,.0f} MB, {members:,} memberships, {size / 1e6:,.1f} MB of N-Quads",
        flush=True,
    )


def peer(count: int, texts: list[str]) -> None:
    """Compare so many documents all at once, and all pairs of sentences of the first forty."""
    writer = Writer(texts)
    some = list(papers(writer, count))
    sentences = [s for paper in sorted(some, key=lambda p: p.date or "") for s in paper.sentences]
    begin = time.process_time()
    lineage_graphs(threads_of(sentences, instruments()))
    whole = time.process_time() - begin
    few = [frozenset(pieces_of(s.key)) for paper in some[:40] for s in paper.sentences]
    begin = time.process_time()
    pairs = sum(1 for a, b in combinations(few, 2) if not a.isdisjoint(b))
    seconds = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:6,} documents, peer: all at once in memory {whole:.1f} s of processor time, peak {memory:,.0f} MiB; "
        f"all pairs of {len(few):,} sentences {seconds:.1f} s ({pairs:,} share a piece), so of all "
        f"{len(sentences):,} about {seconds * (len(sentences) / len(few)) ** 2:,.0f} s"
    )


def five() -> None:
    """Print what the five documents take: reading them from their graphs, and their lineage."""
    folder = packaged_corpus()
    graphs = [record_to_graph(extract(entry.path), "0") for entry in read_corpus(folder)]
    files = {graph.graph: to_nquads(graph) for graph in graphs}
    begin = time.perf_counter()
    found = {p.document: p for p in (paper_of(from_nquads(*item)) for item in files.items())}
    read = time.perf_counter() - begin
    index = LineageIndex(connect(":memory:"), "bench", instruments())
    begin = time.perf_counter()
    index.update(dict.fromkeys(found, ""), lambda some: map(found.__getitem__, some))
    made = [to_nquads(g) for d in found for g in lineage_graphs(index.threads(d)).values()]
    print(
        f"     5 documents (the corpus): reading their graphs {read:.2f} s, lineage "
        f"{time.perf_counter() - begin:.2f} s, {len(made)} lineage graphs"
    )


def real(texts: Path) -> None:
    """Print what the real texts take, all at once and the last of them when the others are there."""
    files = [entry.path for entry in read_corpus(packaged_corpus())] + sorted(texts.glob("*.txt"))
    found = {p.document: p for p in (paper_of(record_to_graph(extract(f), "0")) for f in files)}
    index = LineageIndex(connect(":memory:"), "bench", instruments())
    names = list(found)
    begin = time.perf_counter()
    index.update(dict.fromkeys(names[:-1], ""), lambda some: map(found.__getitem__, some))
    whole = time.perf_counter() - begin
    members = sum(len(index.threads(name)) for name in names[:-1])
    index.note(dict.fromkeys(names[:-1], ("", "")))
    begin = time.perf_counter()
    index.update(dict.fromkeys(names, ""), lambda some: map(found.__getitem__, some))
    characters = sum(len(s.text) for paper in found.values() for s in paper.sentences)
    print(
        f"{len(names) - 1:6,} real documents, {characters:,} characters: all {whole:.1f} s, one more "
        f"of {len(found[names[-1]].sentences)} sentences {time.perf_counter() - begin:.2f} s "
        f"({len(index.stale())} graphs changed), {members:,} memberships",
        flush=True,
    )


def main() -> None:
    """Measure each size in a process of its own, so that its memory is its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--documents", type=int, nargs="*", default=[400, 1200])
    parser.add_argument("--peer", type=int, default=400)
    parser.add_argument("--texts", type=Path, help="a folder of real texts (.txt)")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    given = parser.parse_args()
    files = [entry.path for entry in read_corpus(packaged_corpus())]
    files += sorted(given.texts.glob("*.txt")) if given.texts else []
    texts = [file.read_text("utf-8", errors="replace") for file in files]
    if given.only:
        kind, _, count = given.only.partition(" ")
        (peer if kind == "peer" else grow)(int(count), texts)
        return
    print(machine("pyoxigraph"), f"{len(texts)} real texts", sep="\n", flush=True)
    five()
    if given.texts:
        real(given.texts)
    runs = [f"grow {count}" for count in given.documents] + [f"peer {given.peer}"] * bool(
        given.peer
    )
    for run in runs:
        more = ["--texts", str(given.texts)] if given.texts else []
        module = [sys.executable, "-m", "benchmarks.bench_lineage_growth", "--only", run, *more]
        subprocess.run(module, check=True)


if __name__ == "__main__":
    main()
