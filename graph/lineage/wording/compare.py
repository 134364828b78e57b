"""Two documents side by side: wording taken over word for word, what one names and the other not."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from graph.lineage.linking.carriers import Thesaurus
from graph.lineage.wording.shared_runs import shared_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.lineage.papers import Sentence, Span
    from ontology.instruments import Instrument

TAKEN_OVER: Final = 20
"""Characters in a row from which wording counts as taken over word for word."""
# Two marks that no folded text has, so that no wording runs from one sentence into the next.
_EARLIER_END, _LATER_END = "\n", "\r"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Wording of an earlier sentence that stands in a later one: its length folded, both places."""

    length: int
    earlier: Sentence
    earlier_place: Span
    later: Sentence
    later_place: Span


def taken_over(earlier: Sequence[Sentence], later: Sequence[Sentence]) -> list[TakenOver]:
    """Return the wording of earlier sentences that later ones take over, in the later ones' order."""
    a, b = _Joined(earlier, _EARLIER_END), _Joined(later, _LATER_END)
    found = []
    for start, at, length in shared_runs(a.text, b.text, TAKEN_OVER):
        first, first_place = a.place(start, length)
        second, second_place = b.place(at, length)
        found.append(TakenOver(length, first, first_place, second, second_place))
    return found


class _Joined:
    """Sentences as one folded text, and the way back from a place in it."""

    def __init__(self, sentences: Sequence[Sentence], end: str) -> None:
        self._sentences = sentences
        self.text = "".join(sentence.key + end for sentence in sentences)
        lengths = (len(sentence.key) + 1 for sentence in sentences)
        self._starts = list(accumulate(lengths, initial=0))

    def place(self, start: int, length: int) -> tuple[Sentence, Span]:
        """Return the sentence of a piece, and where it stands in code points of the document."""
        number = bisect_right(self._starts, start) - 1
        sentence, begin = self._sentences[number], start - self._starts[number]
        return sentence, sentence.place(begin, begin + length)


def instruments_in(
    sentences: Iterable[Sentence], thesaurus: Iterable[Instrument]
) -> dict[str, tuple[Sentence, Span]]:
    """Return the instruments that sentences name, by name, each with where it first stands."""
    by_thesaurus = Thesaurus(thesaurus)
    found: dict[str, tuple[Sentence, Span]] = {}
    for sentence in sentences:
        for carrier, place in by_thesaurus.find(sentence.key).items():
            if carrier.words not in found:
                found[carrier.words] = sentence, sentence.place(*place)
    return found
