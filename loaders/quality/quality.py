"""Measures extraction against hand-made annotations: precision, recall and F1 of bodies and roles.

What is counted is one body in one statement. A found statement belongs to the annotated one that
it overlaps most; a body is right when the annotated statement has a body of that official name (or,
for `printed`, of those printed words), and right with its role when the role agrees too. Bodies in
a statement where nobody annotated one are false alarms. The format of the annotations is described
in tests/gold/README.md.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from loaders.extract import extract_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.quality.annotations import GoldDocument, GoldStatement, Set
    from loaders.record import Record, Statement

Aspect = Literal["agency", "agency_role", "printed", "statement"]
ASPECTS: tuple[Aspect, ...] = ("agency", "agency_role", "printed", "statement")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the annotated that was found; 1 where nothing is annotated."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall.

        >>> round(Score(right=9, wrong=1, missed=2).f1, 3)
        0.857
        """
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement in which a body was missed, found wrongly, or given another role."""

    document: str
    start: int
    end: int
    quote: str
    expected: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The scores of one document, one form, or one set."""

    set: Set
    by: Literal["document", "form", "all"]
    name: str
    scores: dict[Aspect, Score]


@dataclass(frozen=True, slots=True)
class Quality:
    """All scores, and every place where extraction and annotation differ."""

    groups: tuple[Group, ...]
    differences: tuple[Difference, ...]


def measure(documents: Iterable[GoldDocument]) -> Quality:
    """Extract every document and compare it with its annotations."""
    scores: dict[tuple[Set, str, str], dict[Aspect, Score]] = {}
    differences: list[Difference] = []
    for document in documents:
        record = extract_source(document.source, hints=document.hints)
        for form, counted, difference in _compare(document, record):
            for by, name in (("all", ""), ("document", document.name), ("form", form)):
                held = scores.setdefault((document.set, by, name), {})
                for aspect in ASPECTS:
                    held[aspect] = held.get(aspect, Score()) + counted[aspect]
            if difference is not None:
                differences.append(difference)
    groups = tuple(
        Group(key[0], key[1], key[2], held)  # type: ignore[arg-type]  # literals of the loop above
        for key, held in scores.items()
    )
    return Quality(groups, tuple(differences))


def _compare(
    document: GoldDocument, record: Record
) -> Iterator[tuple[str, dict[Aspect, Score], Difference | None]]:
    """Yield form, scores and difference of each annotated statement, then of each false alarm."""
    found: dict[int, list[Statement]] = {}
    strangers: list[Statement] = []
    for statement in record.statements:
        overlaps = [
            min(statement.end, gold.end) - max(statement.start, gold.start)
            for gold in document.statements
        ]
        best = max(range(len(overlaps)), key=overlaps.__getitem__, default=-1)
        if best >= 0 and overlaps[best] > 0:
            found.setdefault(best, []).append(statement)
        else:
            strangers.append(statement)
    for number, gold in enumerate(document.statements):
        yield gold.form, *_score(document, gold, found.get(number, []))
    for statement in strangers:
        yield statement.form, *_score(document, None, [statement])


def _score(
    document: GoldDocument, gold: GoldStatement | None, found: list[Statement]
) -> tuple[dict[Aspect, Score], Difference | None]:
    expected = gold.bodies if gold else ()
    bodies = [body for statement in found for body in statement.assignments]
    scores: dict[Aspect, Score] = {
        "agency": _counted([_same(b.name) for b in expected], [_same(b.name) for b in bodies]),
        "agency_role": _counted(
            [(_same(b.name), b.role) for b in expected], [(_same(b.name), b.role) for b in bodies]
        ),
        "printed": _counted(
            [_same(b.surface) for b in expected], [_same(b.surface) for b in bodies]
        ),
        "statement": _counted(["statement"] if gold else [], ["statement"] if found else []),
    }
    if all(scores[aspect].f1 == 1 for aspect in ("agency", "agency_role", "statement")):
        return scores, None
    place = gold or found[0]
    return scores, Difference(
        document.name,
        place.start,
        place.end,
        document.source.text[place.start : place.end],
        tuple(f"{b.name} {b.role}" for b in expected),
        tuple(f"{b.name} {b.role}" for b in bodies),
    )


def _counted(expected: list[Any], found: list[Any]) -> Score:
    """Count two lists as multisets.

    >>> _counted(["a", "b"], ["b", "c", "c"])
    Score(right=1, wrong=2, missed=1)
    """
    want, have = Counter(expected), Counter(found)
    right = (want & have).total()
    return Score(right, have.total() - right, want.total() - right)


def _same(name: str) -> str:
    """Return a name without what does not tell bodies apart: white space, and 各 before members.

    >>> _same("市质量工作领导小组各成员单位"), _same("各成员\\n单位")
    ('市质量工作领导小组成员单位', '成员单位')
    """
    return "".join(name.split()).replace("各成员", "成员").replace("(", "（").replace(")", "）")
