"""The frame of the command: help at once, exit codes, languages, no tracebacks."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cli.exits import exit_code
from cli.labels import language
from cli.main import COMMANDS
from cli.main import zhimai as group
from ontology import errors
from tests.cli.running import ZHIMAI, environment, zhimai

NAMES = [name for section in COMMANDS.values() for name in section]


def test_help_lists_every_command_with_its_exit_codes(tmp_path: Path) -> None:
    done = zhimai("--help", cwd=tmp_path)
    assert done.code == 0
    for name in NAMES:
        assert f"\n  {name} " in done.out
    assert "退出码" in done.out


def test_help_loads_nothing_of_the_rooms_and_no_heavy_library() -> None:
    script = (
        "import sys\nfrom cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(' '.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert not loaded & {"loaders", "graph", "queries", "api", "rich", "fastapi", "pyoxigraph"}
    assert "cli" in loaded


@pytest.mark.parametrize("name", NAMES)
def test_a_command_explains_itself_in_both_languages_with_examples(name: str) -> None:
    command = importlib.import_module(f"cli.commands.{name}").command
    text = command.get_help(click.Context(command, info_name=f"zhimai {name}"))
    assert command.name == name
    assert f"zhimai {name}" in text.partition("例 · Examples:")[2]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.name} has no help"


def test_each_module_of_the_commands_is_a_command() -> None:
    folder = Path(importlib.import_module("cli.commands").__path__[0])
    assert sorted(p.stem for p in folder.glob("*.py") if p.stem != "__init__") == sorted(NAMES)


def test_an_unknown_command_is_wrong_usage(tmp_path: Path) -> None:
    done = zhimai("whom", cwd=tmp_path)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert "whom" in done.err


def test_the_version_is_the_project_s(tmp_path: Path) -> None:
    assert zhimai("--version", cwd=tmp_path).out.startswith("zhimai 0.")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UnreadableFile("x"), 3),
        (errors.NotFound("x"), 1),
        (errors.InputError("x"), 2),
        (errors.ChecksumMismatch("x"), 4),
        (errors.DataError("x"), 4),
        (errors.DatasetLocked("x"), 4),
        (errors.StoreError("x"), 4),
        (errors.ZhimaiError("x"), 4),
    ],
)
def test_every_error_of_ours_has_its_exit_code(error: errors.ZhimaiError, code: int) -> None:
    assert exit_code(error) == code


@pytest.mark.parametrize(
    ("given", "variables", "expected"),
    [
        (None, {}, "zh"),
        (None, {"LANG": "C.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "en_US.UTF-8"}, "en"),
        (None, {"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8", "ZHIMAI_LANG": "en"}, "en"),
        ("zh", {"ZHIMAI_LANG": "en"}, "zh"),
    ],
)
def test_chinese_comes_first_unless_english_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, given: str | None, variables: dict[str, str], expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "ZHIMAI_LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language(given) == expected


@pytest.mark.parametrize(
    "command", ["extract --text long.txt", "search 质量 -n 1000", "agency --json -n 1000"]
)
def test_a_reader_that_goes_away_ends_the_command_quietly(
    tmp_path: Path, data: Path, command: str
) -> None:
    source = tmp_path / "long.txt"
    source.write_text("一、任务\n" + "（一）加强质量监管。（市市场监管局负责）\n" * 20_000, "utf-8")
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {ZHIMAI} {command} | head -c 10"],
        env=environment(ZHIMAI_DATA=str(data)),
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 141
    assert done.stderr == b""


def test_a_terminal_that_has_no_chinese_gets_escapes_instead_of_a_traceback(tmp_path: Path) -> None:
    done = zhimai("--help", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert "Traceback" not in done.err


def test_the_group_has_every_command() -> None:
    context = click.Context(group)
    assert group.list_commands(context) == NAMES
    assert group.get_command(context, "nothing") is None
