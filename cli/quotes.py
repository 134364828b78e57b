"""Shows sentences as they were printed, with the words that matter marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.record import Role
    from queries.types import Assigned, Clause, Evidence

ROLE_STYLE: dict[Role, str] = {
    "lead": "bold green",
    "support": "bold cyan",
    "responsible": "bold yellow",
    "by_duty": "bold magenta",
}
WORDS_STYLE = "bold underline"
FAINT = "dim"

Mark = tuple[int, int, str]
"""Start and end in the document (code points, end exclusive), and the style of the words."""


def quoted(quote: str, start: int, marks: Iterable[Mark] = ()) -> Text:
    """Return a quote that begins at offset `start` of its document on one line, marks applied.

    Line breaks that the page or the file put into a sentence are left out, other white space is
    kept.

    >>> quoted("（市质量技监局、市经济信息化\\n\\n委负责）", 100, [(109, 117, "bold")]).plain
    '（市质量技监局、市经济信息化委负责）'
    """
    shown = Text()
    kept: list[int] = []
    for position, character in enumerate(quote):
        if character not in "\r\n":
            kept.append(position)
    shown.append("".join(quote[position] for position in kept))
    place = {position: number for number, position in enumerate(kept)}
    for mark_start, mark_end, style in marks:
        inside = [place[p] for p in range(mark_start - start, mark_end - start) if p in place]
        if inside:
            shown.stylize(style, inside[0], inside[-1] + 1)
    return shown


def body_marks(bodies: Iterable[Assigned]) -> list[Mark]:
    """Return the marks of the bodies that stand in a statement, each in its role's style."""
    return [(body.start, body.end, ROLE_STYLE[body.role]) for body in bodies]


def word_marks(text: str, start: int, words: Iterable[str]) -> list[Mark]:
    """Return the marks of every occurrence of the words in a text that begins at `start`.

    >>> word_marks("质量强国，质量第一", 10, ["质量"])
    [(10, 12, 'bold underline'), (15, 17, 'bold underline')]
    """
    marks = []
    for word in filter(None, words):
        found = text.find(word)
        while found >= 0:
            marks.append((start + found, start + found + len(word), WORDS_STYLE))
            found = text.find(word, found + len(word))
    return marks


def source_line(evidence: Evidence, clause: Clause | None, start: int, end: int) -> Text:
    """Return where a quote stands: document, date, clause and offsets.

    《…的通知》 沪质〔2024〕1号 · 2024-04-10 · 第二部分五（十八） · 10234–10400
    """
    title = "".join(evidence.title.split())
    parts = [f"《{title}》" if "《" not in title else title, evidence.number, evidence.date]
    if clause is not None:
        parts.append(clause.path)
    parts.append(f"{start}–{end}")
    return Text(" · ".join(part for part in parts if part), style=FAINT)
