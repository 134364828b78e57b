"""An installed wheel works from any folder: data, templates and questions come with it."""

from __future__ import annotations

import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import HOUSE, environment


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with what the build group pins, without fetching anything."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index"),
            *("--no-build-isolation", "--wheel-dir", folder, HOUSE),
        ],
        check=True,
        cwd=folder,
    )
    [built] = folder.glob("zhimai-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own and return its folder of programs.

    The packages that it runs on are those of this environment, our own code in it left out.
    """
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    [packages] = folder.glob("lib/python*/site-packages")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--quiet", "--python", folder / "bin" / "python"),
            *("install", "--no-deps", "--no-index", wheel),
        ],
        check=True,
    )
    borrowed = packages / "borrowed"
    borrowed.mkdir()
    for place in map(Path, site.getsitepackages()):
        for entry in place.iterdir():
            # .pth files and our own metadata would lead back to the checkout.
            if entry.suffix != ".pth" and not entry.name.startswith("zhimai"):
                (borrowed / entry.name).symlink_to(entry)
    (packages / "borrowed.pth").write_text(str(borrowed))
    return folder / "bin"


def zhimai(installed: Path, *arguments: str, cwd: Path) -> str:
    done = subprocess.run(
        [installed / "zhimai", *arguments],
        cwd=cwd,
        env=environment(XDG_DATA_HOME=str(cwd / "home")),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_all_that_is_read_at_run_time(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "ontology", "loaders", "graph", "queries", "api", "cli", "corpus"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    assert {name for name in tracked if name and (HOUSE / name).exists()} <= packed
    assert not any(name.startswith(("tests/", "benchmarks/", "data/")) for name in packed)


def test_our_code_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    script = "import cli, corpus, graph; print(cli.__file__, corpus.__file__, graph.__file__)"
    done = subprocess.run(
        [installed / "python", "-I", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.count(str(installed.parent)) == 3


def test_an_installed_zhimai_builds_and_answers_in_any_folder(
    installed: Path, tmp_path: Path
) -> None:
    zhimai(installed, "build", cwd=tmp_path)
    assert (tmp_path / "home" / "zhimai" / "manifest.json").is_file()
    assert "质量知识图谱" in zhimai(installed, "who", "知识图谱", cwd=tmp_path)
    assert "沪质〔2024〕1号" in zhimai(installed, "document", cwd=tmp_path)
