"""docs/http.md names every question, setting and kind of problem, with the values in force."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from api.problems import KINDS
from api.settings import PREFIX, Settings

if TYPE_CHECKING:
    from api.app import Service

DOCS = Path(__file__).parents[2] / "docs"


def test_every_question_is_documented(service: Service) -> None:
    text = (DOCS / "http.md").read_text("utf-8")
    for path in service.openapi()["paths"]:
        assert path in text, path


def test_every_setting_is_documented_with_its_default() -> None:
    text = "\n".join(page.read_text("utf-8") for page in sorted(DOCS.glob("*.md")))
    for item in fields(Settings):
        name = f"{PREFIX}{item.name.upper()}"
        row = re.search(rf"^\| `{name}` \| (.*?) \|", text, re.MULTILINE)
        assert row is not None, f"{name} is in no table of docs/"
        default = str(item.default)
        assert row[1].strip("`") == (default or "empty"), name


def test_every_kind_of_problem_is_documented() -> None:
    text = "\n".join(page.read_text("utf-8") for page in sorted(DOCS.glob("*.md")))
    for slug in KINDS:
        assert f"`{slug}`" in text, slug
