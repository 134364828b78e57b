"""What the commands about lineage share: the lineage of the dataset, its JSON, its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cli.reading import existing_dataset
from graph.lineage.whole import lineage, read_papers

if TYPE_CHECKING:
    from pathlib import Path

    from graph.lineage.links import Link
    from graph.lineage.papers import Figure, Sentence
    from graph.lineage.whole import Lineage

STATUS: Final = {"planned": ("计划", "planned"), "reported": ("已做", "reported")}
METHOD: Final = {
    "thesaurus": ("词表", "thesaurus"),
    "named": ("同名", "named"),
    "wording": ("措辞", "wording"),
}


def lineage_of(data: Path | None) -> Lineage:
    """Return the lineage of the dataset in a data folder; StoreError where nothing was built."""
    return lineage(read_papers(existing_dataset(data)))


def lineage_object(found: Lineage) -> dict[str, Any]:
    """Return the JSON object that `zhimai lineage --json` prints."""
    return {
        "links": [link_object(link) for link in found.links],
        "targets": [
            {
                "target": _figure(one.target),
                "result": None if one.result is None else _figure(one.result),
                "verdict": one.verdict,
            }
            for one in found.targets
        ],
        "series": [
            {
                "indicator": one.indicator,
                "name": one.name,
                "unit": one.unit,
                "points": [_figure(figure) for figure in one.points],
            }
            for one in found.series
        ],
    }


def link_object(link: Link) -> dict[str, Any]:
    """Return a link as the JSON has it."""
    return {
        "from": as_object(link.earlier),
        "to": as_object(link.later),
        "thread": link.thread,
        "kind": link.kind,
        "score": link.score,
        "evidence": link.evidence,
        "method": link.method,
    }


def as_object(sentence: Sentence) -> dict[str, Any]:
    """Return where a sentence stands, as the JSON has it."""
    return {
        "document": sentence.document,
        "measure": sentence.measure,
        "start": sentence.start,
        "end": sentence.end,
    }


def year_of(sentence: Sentence) -> str:
    """Return the year of a sentence's document, empty where it has no date."""
    return sentence.turn[0][:4]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "document": figure.document,
        "name": figure.name,
        "year": None if figure.year is None else int(figure.year[:4]),
        "value": figure.value,
        "unit": figure.unit,
        "kind": figure.kind,
        "start": figure.start,
        "end": figure.end,
    }
