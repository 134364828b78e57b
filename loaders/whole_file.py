"""Writes a file whole or not at all, and by one process at a time."""

from __future__ import annotations

import fcntl
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """Yield a stream whose bytes become `target` at the end of the block, at once, or never."""
    descriptor, scratch = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes the file private; ours are as readable as others in their folder.
        umask = os.umask(0)
        os.umask(umask)
        Path(scratch).chmod(0o666 & ~umask)
        Path(scratch).replace(target)
    finally:
        Path(scratch).unlink(missing_ok=True)


def write_whole(target: Path, text: str) -> None:
    """Make a text file of UTF-8, line ends as they are."""
    with whole_file(target) as stream:
        stream.write(text.encode())


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process at a time change what lies in a folder; others wait (it takes milliseconds)."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
