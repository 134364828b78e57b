"""Measures lineage against the hand-made key: pairs, clauses, threads, kinds, targets, series."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from graph.lineage.linking.links import apart
from graph.lineage.outcomes.deeds import deeds_of
from graph.lineage.papers import paper_of
from graph.lineage.whole import lineage
from graph.rdf import record_to_graph
from loaders.corpus import read_corpus
from loaders.extract import Hints, extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sized
    from pathlib import Path

    from graph.lineage.outcomes.figures import Verdict
    from graph.lineage.papers import Figure, Paper, Sentence
    from graph.lineage.quality.key import Key, KeyTarget, Place
    from graph.lineage.whole import Lineage

What = Literal["pairs", "clauses", "threads", "kinds", "targets", "series"]
Ends = frozenset["Place"]


@dataclass(frozen=True, slots=True)
class LineageScore:
    """How good something is that lineage finds.

    `name` is the evidence: `all`, `bare` (without the thesaurus) or a method. `found` is how many
    were found, `precision` the share of them that is in the key, `recall` the share of the sure
    ones of the key that was found; None where there is none. `shares` are further counts: so many
    of so many.
    """

    what: What
    name: str
    found: int
    precision: float | None
    recall: float | None
    shares: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, None where one is none."""
        if not self.precision or not self.recall:
            return None
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def papers_of(corpus: Path) -> dict[str, Paper]:
    """Return what lineage reads of the documents of a corpus folder, by file."""
    return {
        entry.file: paper_of(
            record_to_graph(
                extract(entry.path, hints=Hints(entry.title, entry.number, entry.signed)), "1"
            )
        )
        for entry in read_corpus(corpus)
    }


def measure_lineage(key: Key, papers: Mapping[str, Paper]) -> tuple[LineageScore, ...]:
    """Return the scores of the lineage of documents, given by file, against a key."""
    files = {paper.document: file for file, paper in papers.items()}
    whole, bare = lineage(papers.values()), lineage(papers.values(), ())
    found = _Found(key, files, whole)
    return (
        *found.pairs(),
        _Found(key, files, bare).all_pairs("bare"),
        found.clauses(),
        _Found(key, files, bare).clauses("bare"),
        found.threads(),
        found.kinds(),
        _targets(key, files, whole),
        _series(key, files, whole),
    )


class _Found:
    """The links of a lineage beside those of a key."""

    def __init__(self, key: Key, files: Mapping[str, str], whole: Lineage) -> None:
        self._key, self._files, self._whole = key, files, whole
        self._every = {frozenset(pair) for thread in key.threads for pair in thread.pairs}
        self._sure = {frozenset(pair) for thread in key.threads for pair in thread.sure}
        self._links = {
            frozenset({self._at(link.earlier), self._at(link.later)}): link for link in whole.links
        }

    def pairs(self) -> Iterator[LineageScore]:
        """Score the pairs of sentences by the evidence that is best for each."""
        yield self.all_pairs("all")
        for method in ("thesaurus", "named", "wording"):
            ends = {ends for ends, link in self._links.items() if link.method == method}
            yield self._score("pairs", method, ends)

    def all_pairs(self, name: str) -> LineageScore:
        """Score all pairs, with how many only look alike."""
        alike = len(self._links.keys() & self._key.look_alikes)
        shares = {"look_alikes": (alike, len(self._key.look_alikes))}
        return self._score("pairs", name, set(self._links), shares)

    def clauses(self, name: str = "all") -> LineageScore:
        """Score pairs of clauses: that a sentence of the one goes on with one of the other."""
        clause = {
            self._at(sentence): (sentence.document, sentence.provision)
            for paper in self._whole.papers
            for sentence in paper.sentences
        }

        def of(pairs: Iterable[Ends]) -> set[frozenset[tuple[str, str]]]:
            some = (frozenset(clause[end] for end in ends if end in clause) for ends in pairs)
            return {ends for ends in some if len(ends) > 1}

        found, every, sure = of(self._links), of(self._every), of(self._sure)
        return LineageScore(
            "clauses", name, len(found), _share(found & every, found), _share(found & sure, sure)
        )

    def threads(self) -> LineageScore:
        """Score threads: those half of whose pairs are in the key, those of it that were half found."""
        ours = [
            [
                frozenset({self._at(a), self._at(b)})
                for a, b in combinations(thread.sentences, 2)
                if apart(a, b)
            ]
            for thread in self._whole.threads
        ]
        right = sum(_half(pairs, self._every) for pairs in ours)
        wanted = [thread.sure for thread in self._key.threads if thread.sure]
        got = sum(_half(map(frozenset, sure), self._links) for sure in wanted)
        return LineageScore("threads", "all", len(ours), right / len(ours), got / len(wanted))

    def kinds(self) -> LineageScore:
        """Score the kinds of sure pairs: the best one, and one that is as right."""
        best: dict[Ends, set[str]] = {}
        fair: dict[Ends, set[str]] = {}
        for thread in self._key.threads:
            for pair, (kind, also) in thread.kinds.items():
                best.setdefault(frozenset(pair), set()).add(kind)
                fair.setdefault(frozenset(pair), set()).update(also)
        told = [(ends, link.kind) for ends, link in self._links.items() if ends in best]
        right = sum(kind in best[ends] for ends, kind in told)
        as_right = sum(kind in fair[ends] for ends, kind in told)
        shares = {"as_right": (as_right, len(told))}
        return LineageScore("kinds", "all", len(told), right / len(told), None, shares)

    def _score(
        self,
        what: What,
        name: str,
        ends: set[Ends],
        shares: Mapping[str, tuple[int, int]] | None = None,
    ) -> LineageScore:
        precision, recall = _share(ends & self._every, ends), _share(ends & self._sure, self._sure)
        return LineageScore(what, name, len(ends), precision, recall, shares or {})

    def _at(self, sentence: Sentence) -> Place:
        return self._files[sentence.document], sentence.start


def _targets(key: Key, files: Mapping[str, str], whole: Lineage) -> LineageScore:
    """Score what became of plans: the results found, and the verdicts on the targets found."""
    told: list[tuple[str, int, int, Sentence | Figure | None, Verdict]] = [
        (files[d.plan.document], d.start, d.end, d.result, d.verdict)
        for d in deeds_of(whole.papers, whole.threads)
    ] + [
        (files[t.target.document], t.target.start, t.target.end, t.result, t.verdict)
        for t in whole.targets
    ]
    counts: Counter[str] = Counter()
    for wanted in key.targets:
        here = [one for one in told if _overlap(one[:3], (wanted.file, wanted.start, wanted.end))]
        one = max(
            here, key=lambda one: (_is_result(one[3], wanted, files), one[3] is None), default=None
        )
        right = one is not None and _is_result(one[3], wanted, files)
        counts["found"] += one is not None
        counts["verdict"] += one is not None and one[4] in wanted.verdicts
        counts["results"] += one is not None and one[3] is not None
        counts["right"] += right
    results = sum(wanted.result is not None for wanted in key.targets)
    return LineageScore(
        "targets",
        "all",
        counts["results"],
        counts["right"] / counts["results"] if counts["results"] else None,
        counts["right"] / results if results else None,
        {
            "found": (counts["found"], len(key.targets)),
            "verdicts": (counts["verdict"], counts["found"]),
        },
    )


def _is_result(
    result: Sentence | Figure | None, wanted: KeyTarget, files: Mapping[str, str]
) -> bool:
    if result is None or wanted.result is None:
        return False
    file, start = wanted.result
    return files[result.document] == file and result.start <= start < result.end


def _series(key: Key, files: Mapping[str, str], whole: Lineage) -> LineageScore:
    """Score series: those of ours whose figures are all of one of the key, those of it found whole."""
    ours = [[(files[p.document], p.start, p.end) for p in one.points] for one in whole.series]

    def holds(wanted: frozenset[tuple[str, int, int]], points: list[tuple[str, int, int]]) -> bool:
        return all(any(_overlap(point, other) for other in wanted) for point in points)

    right = sum(any(holds(wanted, points) for wanted in key.series) for points in ours)
    got = sum(
        any(holds(frozenset(points), list(wanted)) for points in ours) for wanted in key.series
    )
    return LineageScore(
        "series",
        "all",
        len(ours),
        right / len(ours) if ours else None,
        got / len(key.series) if key.series else None,
    )


def _overlap(a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def _half(pairs: Iterable[Ends], of: Iterable[Ends]) -> bool:
    some = list(pairs)
    known = set(of)
    return 2 * sum(ends in known for ends in some) >= len(some) > 0


def _share(some: Sized, of: Sized) -> float | None:
    return len(some) / len(of) if of else None
