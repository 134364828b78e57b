"""`zhimai who`: who answers for a task, a clause or a sentence, with the words that prove it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cli.answers import faint, write_responsibility
from cli.exits import NOTHING_FOUND, OK
from cli.output import note
from cli.quotes import word_marks
from cli.reading import question, whole_pages
from queries.headline import headline
from queries.reference import resolve_reference
from queries.responsibility import responsibility
from queries.search import search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cli.output import Output
    from graph.port import Reader
    from queries.types import Hit, Kind, Page, Responsibility, Sentence

_ID = re.compile(r"(\d{4}|nd)-[0-9a-f]{10}\.[A-Za-z0-9._~-]+")
# Words first in sentences, whose statement is known exactly; then in headings and across sentences.
_KINDS: tuple[tuple[Kind, ...], ...] = (("measure",), ("provision",))
# Several sentences of a clause may have the words: so many are looked at for each place shown.
_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers, in one line and in full, and the sentences that were asked about."""

    headline: str
    responsibility: Responsibility
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """What `zhimai who --json` prints. `total` counts the places that have the words."""

    asked: str
    answers: tuple[Answer, ...]
    total: int
    total_is_exact: bool


@click.command(
    "who",
    epilog="\b\n例 · Examples:\n"
    "  zhimai who 知识图谱\n"
    "  zhimai who '沪质〔2024〕1号 第二部分（二）'\n"
    "  zhimai who 首席质量官 --as-of 2020 --json",
)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", "-n", type=click.IntRange(1, 200), default=5, show_default=True, metavar="N",
    help="最多列出几处 · show at most N places.",
)  # fmt: skip
@question
def command(
    *, reader: Reader, output: Output, words: tuple[str, ...], limit: int, as_of: str | None
) -> int:
    """这件事归谁管：一句话回答，再给原句。

    Who answers for a task: WORDS that stand in it, the number and label of a clause, or an id.
    """
    asked = " ".join(words)
    found = _addressed(reader, output, asked, as_of) or _searched(
        reader, output, asked, limit, as_of
    )
    if output.as_json:
        output.json(found)
    else:
        _write(output, found)
    return OK if found.answers else NOTHING_FOUND


def _addressed(reader: Reader, output: Output, asked: str, as_of: str | None) -> Who | None:
    """Answer for the one clause that the words are the address of, None if they are none."""
    if _ID.fullmatch(asked):
        ids = [asked]
    else:
        candidates = resolve_reference(reader, asked, as_of=as_of).candidates
        ids = [candidate.clause.id for candidate in candidates if candidate.clause is not None]
    if not ids:
        return None
    answers = [responsibility(reader, id, as_of=as_of) for id in ids]
    return Who(
        asked,
        tuple(Answer(headline(a, output.lang), a, a.sentences) for a in answers),
        total=len(answers),
        total_is_exact=True,
    )


def _searched(reader: Reader, output: Output, asked: str, limit: int, as_of: str | None) -> Who:
    """Answer for the places that have the words; sentences under one statement are one place."""
    for kinds in _KINDS:
        found = _hits(reader, asked, kinds, limit * _SENTENCES, as_of)
        if found.items:
            answers = [
                Answer(
                    headline(same[0], output.lang),
                    same[0],
                    tuple(sentence for one in same for sentence in one.sentences),
                )
                for same in _places(reader, found.items, as_of)[:limit]
            ]
            return Who(asked, tuple(answers), found.total, found.total_is_exact)
    return Who(asked, (), 0, total_is_exact=True)


def _hits(
    reader: Reader, asked: str, kinds: tuple[Kind, ...], limit: int, as_of: str | None
) -> Page[Hit]:
    return whole_pages(
        lambda size, after: search(
            reader, asked, kinds=kinds, limit=size, after=after, as_of=as_of
        ),
        limit,
    ).page


def _places(reader: Reader, hits: Sequence[Hit], as_of: str | None) -> list[list[Responsibility]]:
    """Group the answers for hits by clause and statements, in the order of the hits."""
    places: dict[tuple[str, ...], list[Responsibility]] = {}
    for hit in hits:
        answer = responsibility(reader, hit.id, as_of=as_of)
        key = (answer.clause.id, *(statement.id for statement in answer.statements))
        places.setdefault(key, []).append(answer)
    return list(places.values())


def _write(output: Output, found: Who) -> None:
    if not found.answers:
        note(
            output.word(
                f"没有找到“{found.asked}”。换几个字试试，或用 zhimai search 检索。",
                f"Nothing has the words {found.asked}. Try fewer words, or zhimai search.",
            )
        )
        return
    for number, answer in enumerate(found.answers):
        if number:
            output.line("")
        words = found.asked.split()
        marks = [mark for s in answer.sentences for mark in word_marks(s.text, s.start, words)]
        write_responsibility(output, answer.responsibility, answer.sentences, marks)
    shown = sum(len(answer.sentences) for answer in found.answers)
    if found.total > shown:
        more = found.total - shown
        at_least = "" if found.total_is_exact else output.word("至少", "at least ")
        output.line("")
        output.line(
            faint(
                output.word(
                    f"另有{at_least} {more} 处：zhimai search {found.asked}",
                    f"{at_least}{more} more places: zhimai search {found.asked}",
                )
            )
        )
