"""Shows how far a build is, how fast and how long it will take.

A bar on a terminal. Elsewhere one line a document, and of a step that lasts a line now and then.
"""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Final, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Task, TaskID

# Of a large corpus nobody reads a line a document in a log.
_LINES = 100

EVERY_SECONDS: Final = 10.0
"""So often a step whose parts have no names says in a log how far it is."""


def pace(done: int, total: int, seconds: float) -> str:
    """Return rate and time left of a step of which some parts took so many seconds.

    >>> pace(50, 200, 10.0), pace(3, 7203, 1.5)
    ('5.0/s, 剩余 left 0:30', '2.0/s, 剩余 left 1:00:00')
    """
    rate = done / seconds if seconds > 0 else 0.0
    left = round((total - done) / rate) if rate else 0
    minutes, rest = divmod(left, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return f"{rate:.1f}/s, 剩余 left {clock}"


class _Rate(ProgressColumn):
    """Parts a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}/s")


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
                _Rate(),
                TimeRemainingColumn(),
                console=console,
                transient=True,
            )
        self._task: TaskID | None = None
        self._total = 0
        self._done = 0
        self._began = self._said = 0.0

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
        self._began = self._said = monotonic()
        if self._bar is not None:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(what, total=total)
        else:
            self.say(f"{what}: {total}")

    def advance(self, what: str = "") -> None:
        """Say that one more part is done; without a terminal, parts without a name now and then."""
        self._done += 1
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)
        elif what and (self._total <= _LINES or self._done % (self._total // _LINES) == 0):
            self.say(f"  {self._done}/{self._total} {what}")
        elif not what and self._done < self._total:
            self._say_pace()

    def _say_pace(self) -> None:
        now = monotonic()
        if now - self._said >= EVERY_SECONDS:
            self._said = now
            far = pace(self._done, self._total, now - self._began)
            self.say(f"  {self._done}/{self._total} · {far}")

    def say(self, line: str) -> None:
        """Write one line that stays."""
        if self._bar is not None:
            self._bar.console.print(line)
        else:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()
