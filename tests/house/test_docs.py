"""Every command and request in the docs is run, and prints what the docs show.

`make docs` (ZHIMAI_UPDATE_DOCS=1) writes what is printed today into the blocks that have no `…`.
"""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import HOUSE, environment
from tests.house.console import Step, agrees, run, steps, unchecked_fences
from tests.house.serving import in_ci

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES = [HOUSE / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")]
PAGES += sorted((HOUSE / "docs").glob("*.md"))
ADDRESS = "http://127.0.0.1:8000"

# Commands that can't be run from within the tests, and the test that runs them.
ELSEWHERE = {
    "make setup": "tests/house/test_make.py",
    "make run": "tests/house/test_make.py",
    "make test": "this run",
    "make docs": "this module, with ZHIMAI_UPDATE_DOCS=1",
    "make bench": "tests/house/test_benchmarks.py",
    "make quality": "tests/house/test_make.py",
    ".venv/bin/pytest -q tests/cli/test_frame.py": "this run",
    "make requirements": "asks a registry; tests/house/test_requirements.py checks what it wrote",
}


def name_of(path: Path) -> str:
    return str(path.relative_to(HOUSE))


STEPS = [step for page in PAGES for step in steps(page, name_of(page))]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_has_no_command_that_is_not_run(page: Path) -> None:
    assert unchecked_fences(page) == [], "write it as a ```console block with `$ ` before commands"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{target} is not there"


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_a_command_of_the_docs_prints_what_they_show(
    step: Step, desk_of: Callable[[str], Path], request: pytest.FixtureRequest
) -> None:
    command = step.command
    if command in ELSEWHERE:
        return
    assert not command.startswith("make "), f"{command}: run it, or say in ELSEWHERE what does"
    for tool in ("curl", "jq"):
        if re.search(rf"\b{tool}\b", command) and shutil.which(tool) is None:
            assert not in_ci(), f"{tool} is missing"
            pytest.skip(f"{tool} is missing")
    desk = desk_of(step.file)
    if ADDRESS in command:
        server: str = request.getfixturevalue("server")
        command = command.replace(ADDRESS, server)
        code, printed = run(command, desk, environment(COLUMNS="110"))
        printed = printed.replace(server, ADDRESS)
    else:
        code, printed = run(command, desk, environment(COLUMNS="110"))
    assert code == step.exit, printed
    if agrees(step.shown, printed):
        return
    if os.environ.get("ZHIMAI_UPDATE_DOCS") == "1" and "…" not in step.shown:
        rewrite(step, printed)
        return
    assert printed == step.shown


def rewrite(step: Step, printed: str) -> None:
    """Put what a command prints into the page in the place of what it shows."""
    page = HOUSE / step.file
    text = page.read_text(encoding="utf-8")
    before = f"$ {step.command}\n{step.shown}\n" if step.shown else f"$ {step.command}\n"
    assert text.count(before) == 1, f"{step}: the command stands there more than once"
    page.write_text(text.replace(before, f"$ {step.command}\n{printed}\n"), encoding="utf-8")
