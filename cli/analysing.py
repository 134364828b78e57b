"""Makes the analysis of a release: at the end of a build, or beside a server that is starting."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from cli.output import note
from graph.analysis.release import is_analysed
from graph.store import open_store
from ontology.errors import ZhimaiError

if TYPE_CHECKING:
    from pathlib import Path

    from graph.analysis.files import Index
    from graph.port import Reader


def analyse(reader: Reader, data: Path) -> Index:
    """Analyse what a reader holds, keep it in the data folder, and forget older releases.

    Raises StoreError when it can't be written.
    """
    import networkx as nx  # noqa: PLC0415 - half a second, and only here

    from graph.analysis.compute import analyses  # noqa: PLC0415 - loads networkx
    from graph.analysis.files import forget, save  # noqa: PLC0415 - as above
    from queries.analysis import material  # noqa: PLC0415 - as above

    found = material(reader)
    index = save(data, analyses(found), found.release, nx.__version__)
    forget(data, keep=found.release)
    return index


def analyse_if_missing(reader: Reader, data: Path) -> None:
    """Analyse what a reader holds unless its release has been; StoreError when it can't be kept."""
    if not is_analysed(data, reader.release()):
        analyse(reader, data)


def analyse_built(data: Path, url: str) -> None:
    """Analyse the store of a data folder; a failure is a remark, since the graph itself is whole."""
    try:
        _analyse_store(data, url)
    except ZhimaiError as error:
        note(f"zhimai: 未能分析机构网络 no analysis yet ({error}); `zhimai analyze` makes it.")


def analyse_beside(data: Path, url: str) -> None:
    """Start a process that analyses the store of a data folder and ends with us at the latest."""
    import multiprocessing  # noqa: PLC0415 - a server that finds an analysis needs none

    # A forked child would share our open files and locks; a spawned one starts clean.
    context = multiprocessing.get_context("spawn")
    context.Process(target=_work, args=(data, url), daemon=True).start()


def _analyse_store(data: Path, url: str) -> None:
    store = open_store(url, read_only=True)
    try:
        with store.snapshot() as reader:
            analyse_if_missing(reader, data)
    finally:
        store.close()


def _work(data: Path, url: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, and that ends us
    analyse_built(data, url)
