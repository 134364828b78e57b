"""How many processors this process may use."""

from __future__ import annotations

import os


def cores() -> int:
    """Return how many processors this process may use, which may be fewer than there are."""
    return len(os.sched_getaffinity(0))
