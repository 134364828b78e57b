"""Fetches the jars of a Neo4j server with Maven, once, into a cache folder."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

FETCH_SECONDS: Final = 900
_GOAL: Final = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_RESOURCES: Final = "graph.neo4j.server"


class ServerFailed(StoreError):
    """A Neo4j server can't be fetched, started or stopped; the message says what to do."""


def jars() -> Path:
    """Return the folder with the jars; they are fetched (118 MB) when they are not there yet.

    The folder lies in ZHIMAI_CACHE, else in the user's cache folder. Raises ServerFailed
    without Maven or without a way to its repository.
    """
    with as_file(files(_RESOURCES).joinpath("pom.xml")) as pom:
        return fetched(pom, f"neo4j-{version()}")


def fetched(pom: Path, name: str) -> Path:
    """Return the folder of a name in the cache with the jars that a pom.xml asks for.

    Raises ServerFailed as `jars` does.
    """
    target = cache_folder() / name
    if target.is_dir():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target.with_suffix(".lock")):
            if not target.is_dir():
                _fetch(pom, target)
    except OSError as error:
        raise ServerFailed(
            f"The jars of Neo4j can't be kept in {target.parent} ({error.strerror}); "
            "set ZHIMAI_CACHE to a folder that can be written."
        ) from error
    return target


def version() -> str:
    """Return the version of Neo4j that pom.xml asks for."""
    pom = files(_RESOURCES).joinpath("pom.xml").read_text(encoding="utf-8")
    found = re.search(r"<neo4j\.version>(.+?)</neo4j\.version>", pom)
    assert found is not None, "pom.xml names the version"
    return found[1]


def cache_folder() -> Path:
    """Return where things that can be fetched again are kept."""
    own = os.environ.get("ZHIMAI_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zhimai"


def _fetch(pom: Path, target: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise ServerFailed(
            "A Neo4j server is fetched with Maven, and mvn is not there. "
            "On Debian: apt-get install maven default-jdk-headless"
        )
    # Renamed when it is whole: a fetch that is broken off leaves no half folder to be believed.
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        new = Path(folder) / "jars"
        command = [maven, "-q", "-B", "-f", str(pom), _GOAL]
        try:
            done = subprocess.run(  # noqa: S603 - mvn of the PATH, arguments of ours
                [*command, f"-DoutputDirectory={new}", "-DincludeScope=runtime"],
                capture_output=True,
                text=True,
                timeout=FETCH_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise ServerFailed(
                f"Maven did not fetch Neo4j within {FETCH_SECONDS} seconds; is the network slow?"
            ) from error
        if done.returncode != 0:
            lines = (done.stdout + done.stderr).strip().splitlines()
            raise ServerFailed(
                "Maven could not fetch Neo4j; is its repository within reach? It said: "
                + " ".join(lines[:3])
            )
        new.rename(target)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process fetch at a time; the others wait and then find the jars."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
