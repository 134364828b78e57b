"""Finds the sentences that judgements speak of, by the words that they quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.lineage.judging.judgements import FILE, Judged
from graph.lineage.papers import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.lineage.judging.judgements import Anchor, Judgement
    from graph.lineage.papers import Sentence

    Sentences = Callable[[str], Sequence[Sentence] | None]
    """Gives the sentences of a document by its id, None for a document that is not there."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """The judgements whose sentences are there, and a warning for each of the others."""

    judged: tuple[Judged, ...]
    warnings: tuple[str, ...]


class _Lost(Exception):
    """Why an anchor holds no more."""


def anchored(judgements: Iterable[Judgement], sentences: Sentences) -> Anchored:
    """Return the judgements by the ids of their measures, the earlier one first.

    Which of two is the earlier is told by their documents, whichever is written first. Two
    judgements that have come to speak of one pair are one: the later row stands.
    """
    found: dict[tuple[str, str], Judged] = {}
    warnings = []
    for one in judgements:
        try:
            ends = [(_held(anchor, sentences), anchor) for anchor in (one.earlier, one.later)]
        except _Lost as lost:
            warnings.append(f"{FILE}, line {one.line}: {lost}; kept there, not in the graph.")
            continue
        (earlier, _), (later, anchor) = sorted(ends, key=lambda end: _turn(end[0]))
        start = later.key.find(plain(anchor.quote))
        place = later.place(start, start + len(plain(anchor.quote)))
        words = later.text[place[0] - later.start : place[1] - later.start]
        found[earlier.measure, later.measure] = Judged(
            earlier.measure, later.measure, one.verdict, one.kind, one.who, one.when, one.why,
            *place, words,
        )  # fmt: skip
    return Anchored(tuple(found.values()), tuple(warnings))


def find(anchor: Anchor, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that an anchor may mean: one that is the quote, else all that have it."""
    quote = plain(anchor.quote)
    some = [sentence for sentence in sentences if quote and quote in sentence.key]
    whole = [sentence for sentence in some if sentence.key == quote]
    return (whole or some)[:1] if len({s.key for s in whole or some}) == 1 else some


def _held(anchor: Anchor, sentences: Sentences) -> Sentence:
    of_document = sentences(anchor.document)
    if of_document is None:
        raise _Lost(f"there is no document {anchor.document} any more")
    found = find(anchor, of_document)
    quoted = f"“{anchor.quote[:40]}”"
    if not found:
        raise _Lost(f"no sentence of {anchor.document} has {quoted} any more")
    if len(found) > 1:
        raise _Lost(f"{len(found)} sentences of {anchor.document} have {quoted}; quote more of it")
    return found[0]


def _turn(sentence: Sentence) -> tuple[str, str, int, int]:
    return (*sentence.turn, sentence.start)
