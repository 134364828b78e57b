"""Runs the installed `zhimai` as a person does: another process, another folder, a plain locale."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ZHIMAI = Path(sys.executable).parent / "zhimai"
HOUSE = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed on both streams, and its exit code."""

    code: int
    out: str
    err: str


def environment(**changes: str | None) -> dict[str, str]:
    """Return an environment without settings of ours, in which Chinese is the default."""
    ours = ("ZHIMAI_", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "LC_", "LANG", "XDG_DATA_HOME")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    kept["LC_ALL"] = "C.UTF-8"
    kept["PATH"] = f"{ZHIMAI.parent}{os.pathsep}{kept['PATH']}"
    # Paths in what is printed don't depend on where tests run.
    kept |= {key: value for key, value in changes.items() if value is not None}
    return kept


def zhimai(
    *arguments: str | Path,
    cwd: Path,
    timeout: float = 180,
    stdin: bytes | None = None,
    **changes: str | None,
) -> Done:
    """Run `zhimai` with these arguments and wait for it."""
    done = subprocess.run(
        [ZHIMAI, *arguments],
        cwd=cwd,
        env=environment(**changes),
        input=stdin,
        capture_output=True,
        timeout=timeout,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
