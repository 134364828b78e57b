"""What an installation fetches is pinned with hashes, without addresses, as pyproject asks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOUSE = Path(__file__).parents[2]
PINNED = sorted(path.name for path in HOUSE.glob("requirements*.txt"))


def pins(name: str) -> dict[str, list[Requirement]]:
    """Return the pinned requirements of a file; a package may be pinned twice by Python version."""
    text = (HOUSE / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, list[Requirement]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            requirement, *hashes = line.split(" --hash=")
            assert hashes, f"{name}: {line} has no hash"
            parsed = Requirement(requirement.strip())
            assert re.fullmatch(r"==[^*,]+", str(parsed.specifier)), f"{name}: {line} is not pinned"
            found.setdefault(canonicalize_name(parsed.name), []).append(parsed)
    return found


def asked(group: str) -> list[Requirement]:
    """Return what pyproject.toml asks for: the project's own dependencies or a group's."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-build.txt": project["dependency-groups"]["build"],
        "requirements-image.txt": [
            *project["project"]["dependencies"],
            *project["project"]["optional-dependencies"]["neo4j"],
            *project["project"]["optional-dependencies"]["dask"],
        ],
        "requirements-test.txt": [
            *project["project"]["dependencies"],
            *project["project"]["optional-dependencies"]["neo4j"],
            *project["dependency-groups"]["test"],
        ],
        "requirements-bench.txt": project["dependency-groups"]["bench"],
    }
    return [Requirement(text) for text in wanted[group]]


def test_there_are_five_files_of_pins() -> None:
    assert PINNED == [
        "requirements-bench.txt",
        "requirements-build.txt",
        "requirements-image.txt",
        "requirements-test.txt",
        "requirements.txt",
    ]


@pytest.mark.parametrize("name", PINNED)
def test_everything_that_pyproject_asks_for_is_pinned_within_its_bounds(name: str) -> None:
    pinned = pins(name)
    for requirement in asked(name):
        versions = pinned.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement} is not in {name}; run `make requirements`"
        for version in versions:
            exact = next(iter(version.specifier)).version
            assert requirement.specifier.contains(exact), f"{name}: {version} is not {requirement}"


@pytest.mark.parametrize("name", PINNED)
def test_no_address_and_no_path_is_recorded(name: str) -> None:
    text = (HOUSE / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links|@ ", text)


def test_a_package_has_one_version_in_all_files() -> None:
    versions: dict[tuple[str, str], str] = {}
    for name in PINNED:
        for package, requirements in pins(name).items():
            for requirement in requirements:
                key = (package, str(requirement.marker))
                assert versions.setdefault(key, str(requirement.specifier)) == str(
                    requirement.specifier
                ), f"{package} differs in {name}; run `make requirements`"
