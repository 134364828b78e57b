"""Reads the ```console blocks of a Markdown file and runs what they show.

A line `$ command` is run by bash; the lines after it are what it prints. In what is printed, `…`
stands for any characters of the line, and a line that is only `…` for any lines. A block whose
fence says `console exit=N` ends its last command with that exit code.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK = re.compile(r"^```console(?: exit=(\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```(\w*)", re.MULTILINE)
_SHELL_FENCES = {"sh", "bash", "shell", "shell-session", "zsh"}


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a document, what the document says it prints, and where it stands."""

    file: str
    line: int
    command: str
    shown: str
    exit: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def steps(path: Path, name: str) -> list[Step]:
    """Return the commands of a Markdown file in order."""
    text = path.read_text(encoding="utf-8")
    found = []
    for block in _BLOCK.finditer(text):
        first = text.count("\n", 0, block.start(2)) + 1
        commands = _commands(block[2], first)
        for position, (line, command, shown) in enumerate(commands):
            last = position == len(commands) - 1
            code = int(block[1]) if block[1] and last else 0
            found.append(Step(name, line, command, shown, code))
    return found


def unchecked_fences(path: Path) -> list[str]:
    """Return the shell fences of a file that the runner would not see."""
    fences = _FENCE.findall(path.read_text(encoding="utf-8"))
    return [fence for fence in fences if fence in _SHELL_FENCES]


def _commands(block: str, first_line: int) -> list[tuple[int, str, str]]:
    commands: list[tuple[int, str, list[str]]] = []
    lines = iter(enumerate(block.splitlines(), start=first_line))
    for number, line in lines:
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\"):
                command += "\n" + next(lines)[1]
            commands.append((number, command, []))
        elif commands:
            commands[-1][2].append(line)
        else:
            raise ValueError(f"line {number}: output before any command")
    return [(number, command, "\n".join(shown).rstrip("\n")) for number, command, shown in commands]


def run(command: str, folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Run a command as a person would; return its exit code and what both streams printed."""
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    lines = [line.rstrip() for line in done.stdout.decode().split("\n")]
    return done.returncode, "\n".join(lines).rstrip("\n")


def agrees(shown: str, printed: str) -> bool:
    """Tell whether what a document shows is what was printed, `…` standing for anything.

    >>> agrees("a … c\\n…\\nz", "a b c\\nx\\ny\\nz")
    True
    >>> agrees("a\\nz", "a\\ny\\nz")
    False
    """
    pattern = ""
    for line in shown.split("\n"):
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(map(re.escape, line.rstrip().split("…"))) + r"\n"
    return re.fullmatch(pattern, printed + "\n") is not None
