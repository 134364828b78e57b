"""Makes the analysis of a release: here, or in a process beside a build so that nobody waits long.

Loading networkx takes half a second and the analysis of five documents as long again. A process that
loads it while documents are read hides the one, and a second core the other.
"""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

from graph.analysis.release import is_analysed
from ontology.errors import ZhimaiError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path

    from graph.analysis.files import Index
    from graph.store import Reader


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


class Analyst:
    """A process that analyses the store of a data folder after a build."""

    def __init__(self, data: Path, url: str) -> None:
        self._data = data
        self._url = url
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None

    def prepare(self) -> None:
        """Start the process; it loads what it needs and waits to be told."""
        if self._process is None:
            import multiprocessing  # noqa: PLC0415 - a build that finds nothing new needs none

            # A forked child would share our open files and locks; a spawned one starts clean.
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(
                target=_work, args=(theirs, self._data, self._url), daemon=True
            )
            self._process.start()
            theirs.close()

    def begin(self, release: str) -> None:
        """Have the release analysed, unless it has been."""
        wanted = not is_analysed(self._data, release)
        if wanted:
            self.prepare()
        if self._line is not None:
            with contextlib.suppress(BrokenPipeError):  # it died; `wait` says so
                self._line.send(wanted)

    def wait(self) -> None:
        """Wait until it is done; a failure is a remark, since the graph itself is whole."""
        if self._process is None or self._line is None:
            return
        try:
            failure = self._line.recv()
        except (EOFError, ConnectionError):
            failure = "its process ended"
        self._process.join()
        if failure is not None:
            from cli.output import note  # noqa: PLC0415 - our process has no terminal to draw on

            note(
                f"zhimai: 未能分析机构网络 no analysis yet ({failure}); `zhimai analyze` makes it."
            )


def _work(line: Connection, data: Path, url: str) -> None:
    """Load, wait for the word, analyse, send None or what went wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, and that ends us
    # Loaded while documents are being read.
    import graph.analysis.compute  # noqa: PLC0415 - the process that builds needs none of it
    import graph.analysis.files  # noqa: PLC0415 - as above
    import queries.analysis  # noqa: F401, PLC0415 - as above; loaded for what follows
    from graph.store import open_store  # noqa: PLC0415 - as above

    if url.startswith("sqlite:"):
        import graph.sqlite.store  # noqa: F401, PLC0415 - as above

    # A parent that is gone or does not listen any more is no reason for a traceback.
    with contextlib.suppress(EOFError, BrokenPipeError):
        failure: str | None = None
        if line.recv():
            try:
                store = open_store(url, read_only=True)
                try:
                    with store.snapshot() as reader:
                        analyse(reader, data)
                finally:
                    store.close()
            except ZhimaiError as error:
                failure = str(error)
        line.send(failure)


def analyse_if_missing(reader: Reader, data: Path) -> None:
    """Analyse what a reader holds unless its release has been; StoreError when it can't be kept."""
    if not is_analysed(data, reader.release()):
        analyse(reader, data)
