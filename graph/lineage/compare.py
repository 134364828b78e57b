"""Two documents side by side: what was continued, what is new, what was dropped, who came and went."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from graph.lineage.papers import plain
from graph.search_key import placed_key

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from graph.lineage.links import Link
    from graph.lineage.papers import Paper, Sentence
    from graph.lineage.whole import Lineage

TAKEN_OVER: Final = 20
"""Characters in a row from which wording counts as taken over word for word."""
_SHORTEST_SAME: Final = 2

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Wording that stands in both sentences: `words` folded."""

    link: Link
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of an earlier document in a later one.

    `continued` are the links between the two, `new` and `dropped` the sentences without any.
    `skipped` are threads of the earlier document that the later one lacks and a still later one
    takes up again: dropped for years only. `entered` and `left` are bodies by id with their names
    then; `passed` says which body of the earlier document carries on as which of the later one.
    """

    earlier: Paper
    later: Paper
    continued: tuple[Link, ...]
    new: tuple[Sentence, ...]
    dropped: tuple[Sentence, ...]
    skipped: frozenset[str]
    passages: tuple[Passage, ...]
    entered: Mapping[str, str]
    left: Mapping[str, str]
    passed: Mapping[str, str]


def compare(
    whole: Lineage, earlier: str, later: str, successors: Mapping[str, Iterable[str]]
) -> Comparison:
    """Compare two documents of a lineage by id; `successors` are those of bodies, by id.

    The older of the two counts as the earlier one, whichever is named first.
    """
    first, second = [paper for paper in whole.papers if paper.document in {earlier, later}]
    continued = tuple(
        link
        for link in whole.links
        if (link.earlier.document, link.later.document) == (first.document, second.document)
    )
    after = {paper.document for paper in whole.papers[whole.papers.index(second) + 1 :]}
    again = {link.earlier.measure for link in whole.links if link.later.document in after}
    linked = {link.earlier.measure for link in continued} | {
        link.later.measure for link in continued
    }
    dropped = tuple(s for s in first.sentences if s.measure not in linked)
    entered = {body: name for body, name in second.bodies.items() if body not in first.bodies}
    left = {body: name for body, name in first.bodies.items() if body not in second.bodies}
    return Comparison(
        first,
        second,
        continued,
        tuple(s for s in second.sentences if s.measure not in linked),
        dropped,
        frozenset(s.measure for s in dropped if s.measure in again),
        tuple(_passages(continued)),
        entered,
        left,
        _passed(left, second.bodies, successors),
    )


def _passed(
    left: Iterable[str], bodies: Container[str], successors: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """Return the nearest successor of each body that left, of those that are there now."""
    found = {}
    for body in left:
        now = next((one for one in successors.get(body, ()) if one in bodies), None)
        if now is not None:
            found[body] = now
    return found


def same_words(earlier: str, later: str) -> tuple[list[Span], list[Span]]:
    """Return the spans of two printed texts that say the same, compared as folded.

    >>> same_words("推進質量工作", "继续推进质量工作。")
    ([(0, 6)], [(2, 8)])
    """
    (a, a_places), (b, b_places) = placed_key(earlier), placed_key(later)
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    long = [block for block in blocks if block.size >= _SHORTEST_SAME]
    return (
        [(a_places[k.a], a_places[k.a + k.size - 1] + 1) for k in long],
        [(b_places[k.b], b_places[k.b + k.size - 1] + 1) for k in long],
    )


def _passages(links: Iterable[Link]) -> list[Passage]:
    found = []
    for link in links:
        a, b = plain(link.earlier.text), plain(link.later.text)
        longest = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
        if longest.size >= TAKEN_OVER:
            found.append(Passage(link, a[longest.a : longest.a + longest.size]))
    return found
