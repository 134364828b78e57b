"""Schemathesis asks the service everything that its description allows, and much that it doesn't."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from api.examples import examples
from tests.api.serving import service_of, serving

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = os.environ.get("ZHIMAI_SCHEMATHESIS_EXAMPLES", "12")
SECONDS = 600


def test_it_finds_nothing(data: Path, tmp_path: Path) -> None:
    """Its seed stands in the report of a failure; ZHIMAI_SCHEMATHESIS_SEED repeats a run."""
    seed = os.environ.get("ZHIMAI_SCHEMATHESIS_SEED") or str(random.SystemRandom().getrandbits(31))
    with serving(service_of(data)) as address:
        run = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", f"{address}/openapi.json"),
                *("--phases", "examples,coverage,fuzzing"),
                *("--max-examples", EXAMPLES, "--seed", seed),
                *("--no-color", "--continue-on-failure"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    report = f"seed {seed}\n{run.stdout[-6000:]}{run.stderr[-2000:]}"
    assert run.returncode == 0, report
    assert re.search(rf"Tested: +{len(examples())}\b", run.stdout), report
    assert re.search(r"[0-9]{3,} generated", run.stdout), report
