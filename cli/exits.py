"""The exit codes of `zhimai`, and which error leads to which."""

from __future__ import annotations

from ontology.errors import DataError, InputError, NotFound, StoreError, UnreadableFile, ZhimaiError

OK = 0
NOTHING_FOUND = 1
USAGE = 2
UNREADABLE = 3
DATA = 4
INTERRUPTED = 130
"""Ctrl-C, as a shell reports it: 128 + SIGINT."""

# The first class that fits decides; subclasses stand before their roots.
_BY_ERROR: tuple[tuple[type[ZhimaiError], int], ...] = (
    (UnreadableFile, UNREADABLE),
    (NotFound, NOTHING_FOUND),
    (InputError, USAGE),
    (DataError, DATA),
    (StoreError, DATA),
)


def exit_code(error: ZhimaiError) -> int:
    """Return the exit code that an error ends the command with."""
    return next((code for kind, code in _BY_ERROR if isinstance(error, kind)), DATA)
