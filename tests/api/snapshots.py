"""Files that record what the service answers; a test fails when it answers otherwise.

`ZHIMAI_UPDATE_SNAPSHOTS=1 pytest tests/api/test_openapi.py` writes them anew, to be read in the
diff before it is committed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import api.examples

UPDATING = os.environ.get("ZHIMAI_UPDATE_SNAPSHOTS") == "1"
OPENAPI = Path(__file__).with_name("openapi.json")
EXAMPLES = Path(api.examples.__file__).with_name("examples.json")


def written(value: Any) -> str:
    """JSON that a reviewer can read."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def check(path: Path, value: Any) -> None:
    """Compare with the file, or write it when snapshots are being updated."""
    if UPDATING:
        path.write_text(written(value), encoding="utf-8")
        return
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(written(value)), (
        f"{path.name} is not what the service says; if that is meant, write it anew with"
        " ZHIMAI_UPDATE_SNAPSHOTS=1 and read the diff"
    )
