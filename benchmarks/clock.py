"""Two clocks at once: how long something took, and how long the processor worked for it."""

from __future__ import annotations

import time
from typing import Self


class Clock:
    """Adds up the seconds inside its `with` blocks; those of other programs count in `wall` only."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0
        self._begin = (0.0, 0.0)

    def __enter__(self) -> Self:
        self._begin = (time.perf_counter(), time.process_time())
        return self

    def __exit__(self, *exception: object) -> None:
        self.wall += time.perf_counter() - self._begin[0]
        self.cpu += time.process_time() - self._begin[1]
