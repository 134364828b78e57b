"""Measures how far the likeness of characters alone gets on the hand-made lineage key: the figure to beat.

    python -m benchmarks.bench_lineage_baseline

Sentences of the five documents, folded, as sets of character bigrams (or trigrams) weighted by how rare they are;
two are called linked when their cosine reaches a threshold. The best threshold is chosen on the key itself, so the
figure flatters the method. Arguable pairs count neither way. Clauses are linked when any of their sentences are.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from opencc import OpenCC

from benchmarks.machine import machine
from cli.places import packaged_corpus
from loaders.corpus import read_corpus
from loaders.extract import extract

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "lineage"
MARKS = str.maketrans("", "", "，。；、（）()“”《》〈〉,;. \r\n\u3000")
Pair = tuple[str, str]


class Key(NamedTuple):
    """Pairs by what the key says of them, and the key's name of each sentence by document, start, end."""

    sure: set[Pair]
    arguable: set[Pair]
    friends: set[Pair]
    names: dict[tuple[str, int, int], str]


class Sentence(NamedTuple):
    """One measure: its name in the key or its place, its clause, the half of the document, plain text."""

    name: str
    clause: str
    half: str
    text: str


def read_key() -> Key:
    """Return the key; a pair that is sure in one thread and arguable in another is sure."""
    key = Key(set(), set(), set(), {})
    lines = (GOLD / "threads.jsonl").read_text("utf-8").splitlines()
    threads = [json.loads(line) for line in lines]
    for pair in itertools.chain.from_iterable(thread["pairs"] for thread in threads):
        side = key.sure if pair["certainty"] == "sure" else key.arguable
        side.add((pair["from"], pair["to"]))
    key.arguable.difference_update(key.sure)
    lines = (GOLD / "false-friends.jsonl").read_text("utf-8").splitlines()
    friends = [json.loads(line) for line in lines]
    key.friends.update((friend["from"]["measure"], friend["to"]["measure"]) for friend in friends)
    anchors = [member for thread in threads for member in thread["members"]]
    anchors += [friend[side] for friend in friends for side in ("from", "to")]
    for anchor in anchors:
        place = (anchor["document"], anchor["sentence"]["start"], anchor["sentence"]["end"])
        key.names[place] = anchor["measure"]
    return key


def read_sentences(key: Key) -> list[Sentence]:
    """Return every measure of the corpus, earlier documents first."""
    simplified = OpenCC("t2s")
    found = []
    for entry in sorted(read_corpus(packaged_corpus()), key=lambda entry: entry.path.name):
        file = entry.path.name
        for measure in extract(entry.path).measures:
            name = key.names.get((file, measure.start, measure.end), f"{file}:{measure.start}")
            text = simplified.convert(measure.text).translate(MARKS)
            found.append(Sentence(name, measure.provision, file + measure.status, text))
    return found


def vectors(texts: list[str], size: int) -> list[dict[str, float]]:
    """Return unit vectors of the texts' character n-grams, weighted by rarity."""
    grams = [{text[at : at + size] for at in range(len(text) - size + 1)} for text in texts]
    in_how_many = Counter(itertools.chain.from_iterable(grams))
    found = []
    for own in grams:
        weights = {gram: math.log(len(texts) / in_how_many[gram]) for gram in own}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        found.append({gram: weight / length for gram, weight in weights.items()})
    return found


def scores(sentences: list[Sentence], size: int) -> dict[tuple[int, int], float]:
    """Return the cosine of every two sentences that could be linked and share a gram, by their places."""
    weighted = vectors([sentence.text for sentence in sentences], size)
    found = {}
    for one, other in itertools.combinations(range(len(sentences)), 2):
        if sentences[one].half != sentences[other].half:
            small, large = sorted((weighted[one], weighted[other]), key=len)
            likeness = sum(weight * large[gram] for gram, weight in small.items() if gram in large)
            if likeness > 0:
                found[one, other] = likeness
    return found


def best(likeness: dict[Pair, float], key: Key) -> str:
    """Return the best F1 that any threshold reaches, and what it costs."""
    asked = [(score, pair) for pair, score in likeness.items() if pair not in key.arguable]
    right = joined = 0
    top = (0.0, 0.0, 0.0, 0.0, 0)
    for rank, (score, pair) in enumerate(sorted(asked, reverse=True), 1):
        right += pair in key.sure
        joined += pair in key.friends
        f1 = 2 * right / (rank + len(key.sure))
        top = max(top, (f1, score, right / rank, right / len(key.sure), joined))
    f1, score, precision, recall, joined = top
    return (
        f"F1 {f1:.3f} at {score:.3f} (precision {precision:.3f}, recall {recall:.3f}), "
        f"{joined} of {len(key.friends)} false friends joined"
    )


def by_clause(key: Key, sentences: list[Sentence]) -> Key:
    """Return the key over clauses: linked as surely as the surest pair of their sentences."""
    clause = {sentence.name: sentence.clause for sentence in sentences}
    sure, arguable, friends = (
        {(clause[one], clause[other]) for one, other in pairs if {one, other} <= clause.keys()}
        for pairs in key[:3]
    )
    return Key(sure, arguable - sure, friends - sure - arguable, {})


def main() -> None:
    """Print the best F1 on pairs of sentences and of clauses, for bigrams and trigrams."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    key = read_key()
    sentences = read_sentences(key)
    clauses = by_clause(key, sentences)
    print(machine())
    print(f"{len(sentences)} sentences, {len(key.sure)} sure pairs, {len(key.arguable)} arguable")
    print(f"pairs of clauses: {len(clauses.sure)} sure, {len(clauses.arguable)} arguable")
    for size in (2, 3):
        found = scores(sentences, size)
        named = {
            (sentences[one].name, sentences[other].name): score
            for (one, other), score in found.items()
        }
        print(f"sentences, {size}-grams: {best(named, key)}")
        highest: dict[Pair, float] = {}
        for (one, other), score in found.items():
            pair = (sentences[one].clause, sentences[other].clause)
            highest[pair] = max(score, highest.get(pair, 0.0))
        print(f"clauses, {size}-grams: {best(highest, clauses)}")


if __name__ == "__main__":
    main()
