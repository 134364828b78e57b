"""Measures what one document costs on its way into the graph, for docs/scale.md.

    python -m benchmarks.bench_scale [--documents 60] [--manifest 50000]

Each figure is for a document of 5,000 characters; times are of the processor alone, since other
programs share the machine, except where `wall` is said (the disk is waited for).
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
import zlib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.bench_extract import variants
from benchmarks.machine import machine
from cli.documents import Read, read_content
from graph.dataset import Dataset
from graph.manifest import Entry, Manifest, parse
from graph.store import open_store
from graph.sync import roll_forward
from loaders.corpus import CorpusEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

CHARACTERS = 5_000


def read_all(files: Sequence[Path]) -> list[Read]:
    """Read the documents, and print time, sizes and what is in them."""
    given = [(CorpusEntry(file, file.name, ""), file.read_bytes()) for file in files]
    read_content(*given[0], version("zhimai"))
    begin = time.process_time()
    reads = [read_content(entry, data, version("zhimai")) for entry, data in given]
    seconds = time.process_time() - begin
    share = CHARACTERS / sum(len(read.text) for read in reads)
    begin = time.process_time()
    packed = sum(len(zlib.compress(read.nquads, 1)) for read in reads)
    packing = time.process_time() - begin
    print(f"bytes to N-Quads: {seconds * share * 1e3:.1f} ms")
    print(f"N-Quads: {sum(len(read.nquads) for read in reads) * share / 1e3:.0f} kB")
    print(f"kept text: {sum(len(read.text.encode()) for read in reads) * share / 1e3:.1f} kB")
    print(f"over the network: {packed * share / 1e3:.0f} kB ({packing * share * 1e3:.1f} ms)")
    for what in ("measures", "statements", "bodies"):
        print(f"{what}: {sum(getattr(read, what) for read in reads) * share:.0f}")
    return reads


def keep_and_load(reads: Sequence[Read], folder: Path) -> None:
    """Keep what was read in a dataset, load the embedded store, print what both cost."""
    share = CHARACTERS / sum(len(read.text) for read in reads)
    dataset = Dataset(folder / "data")
    with dataset.writer() as writer:
        begin, wall = time.process_time(), time.perf_counter()
        for read in reads:
            writer.add(read.graph, read.nquads, read.text)
        seconds, wall = time.process_time() - begin, time.perf_counter() - wall
        writer.commit(drop=[])
    print(f"kept: {seconds * share * 1e3:.1f} ms, wall {wall * share * 1e3:.1f} ms")
    store = open_store(f"sqlite:{folder / 'store.db'}")
    begin = time.process_time()
    roll_forward(store, dataset)
    seconds = time.process_time() - begin
    store.close()
    size = sum(file.stat().st_size for file in folder.glob("store.db*"))
    print(f"embedded store: {seconds * share * 1e3:.1f} ms, {size * share / 1e3:.0f} kB")


def manifest(count: int) -> None:
    """Print what a manifest of so many graphs costs."""
    graphs = {
        f"https://w3id.org/zhimai/graph/document/2020-{number:010x}": Entry(
            hashlib.sha256(b"%d" % number).hexdigest(),
            1,
            hashlib.sha256(b"t%d" % number).hexdigest(),
        )
        for number in range(count)
    }
    begin = time.process_time()
    data = Manifest("bench", 1, graphs).to_json()
    written = time.process_time()
    parse(data, Path("manifest.json"))
    print(
        f"manifest of {count:,}: {len(data) / 1e6:.1f} MB, written in {written - begin:.2f} s, "
        f"read in {time.process_time() - written:.2f} s"
    )


def main() -> None:
    """Run the measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--manifest", type=int, default=50_000, help="graphs in the manifest")
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "corpus").mkdir()
        keep_and_load(read_all(variants(options.documents, folder / "corpus")), folder)
    manifest(options.manifest)


if __name__ == "__main__":
    main()
