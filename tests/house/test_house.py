"""The house as a whole: folders, licence, typed packages, modules that say what they do."""

from __future__ import annotations

import ast
import hashlib
import subprocess
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
ROOMS = ("ontology", "loaders", "graph", "queries", "api", "cli")
MODULES = sorted(
    path
    for room in ROOMS
    for path in (HOUSE / room).rglob("*.py")
    if "__pycache__" not in path.parts
)


def test_the_licence_is_the_complete_apache_licence() -> None:
    text = (HOUSE / "LICENSE").read_bytes()
    digest = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
    assert hashlib.sha256(text).hexdigest() == digest


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_that_it_is_typed(room: str) -> None:
    assert (HOUSE / room / "py.typed").is_file()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_a_module_says_in_its_first_line_what_it_does(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, "no docstring"
    assert docstring.split("\n\n")[0].rstrip().endswith((".", ":")), docstring.split("\n")[0]


def test_every_room_is_packed_and_imports_are_checked_for_all_of_them() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert set(ROOMS) < set(project["hatch"]["build"]["targets"]["wheel"]["packages"])
    assert set(project["importlinter"]["root_packages"]) == set(ROOMS)
    assert set(project["mypy"]["packages"]) == set(ROOMS)


def test_ci_runs_what_a_person_runs() -> None:
    script = (HOUSE / ".ci" / "run").read_text(encoding="utf-8")
    assert [line for line in script.splitlines() if "make" in line] == ["exec make test"]
    assert "export CI=true" in script
    assert (HOUSE / ".ci" / "run").stat().st_mode & 0o111


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=HOUSE, capture_output=True, text=True, check=True
    ).stdout
    for target in ("setup", "run", "test", "bench", "clean"):
        assert f"make {target} " in listed
