"""Shows how far a build is: a bar on a terminal, one line a document elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import TaskID

# Of a large corpus nobody reads a line a document in a log.
_LINES = 100


class Progress:
    """Writes to stderr; use it as a context manager around the steps."""

    def __init__(self) -> None:
        console = Console(stderr=True, highlight=False, markup=False)
        self._bar: Bar | None = None
        if console.is_terminal:
            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=console,
                transient=True,
            )
        self._task: TaskID | None = None
        self._total = 0
        self._done = 0

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def begin(self, what: str, total: int) -> None:
        """Begin a step of `total` parts."""
        self._total, self._done = total, 0
        if self._bar is not None:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(what, total=total)
        else:
            self.say(f"{what}: {total}")

    def advance(self, what: str = "") -> None:
        """Say that one more part is done; without a terminal only parts with a name are said."""
        self._done += 1
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)
        elif what and (self._total <= _LINES or self._done % (self._total // _LINES) == 0):
            self.say(f"  {self._done}/{self._total} {what}")

    def say(self, line: str) -> None:
        """Write one line that stays."""
        if self._bar is not None:
            self._bar.console.print(line)
        else:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()
