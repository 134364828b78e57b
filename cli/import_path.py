"""Keeps the folder that a command is started in off the import path, worker processes included.

Documents are often kept beside scripts, and a folder may hold an `api/` or a `queries.py` of its own:
none of them is ours to import.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import cli


def keep_working_folder_out() -> None:
    """Take the working folder from the import path, unless Zhimai itself is installed from it.

    Worker processes get this path, and start without the folder in theirs (PYTHONSAFEPATH).
    """
    here = os.path.realpath(Path.cwd())
    ours = {os.path.realpath(Path(place).parent) for place in cli.__path__}
    sys.path[:] = [
        place for place in sys.path if place and (os.path.realpath(place) != here or here in ours)
    ]
    os.environ["PYTHONSAFEPATH"] = "1"
