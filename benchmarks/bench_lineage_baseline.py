"""Measures how far the likeness of characters alone gets on the hand-made lineage key: the figure to beat.

    python -m benchmarks.bench_lineage_baseline

Sentences of the five documents, folded, as sets of character bigrams (or trigrams) weighted by how rare they are;
two are called linked when their cosine reaches a threshold. The best threshold is chosen on the key itself, so
the figure flatters the method. Arguable pairs count neither way. Processor time: about 2 s.
"""

from __future__ import annotations

import itertools
import json
import math
from collections import Counter
from pathlib import Path

from benchmarks.machine import machine
from cli.places import packaged_corpus
from loaders.corpus import read_corpus
from loaders.extract import extract

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "lineage"
Pair = tuple[str, str]
Place = tuple[str, int]


def key() -> tuple[set[Pair], set[Pair], set[Pair], dict[str, tuple[str, int, int]]]:
    """Return sure pairs, arguable pairs, false friends, and where the key's measures stand."""
    sure: set[Pair] = set()
    arguable: set[Pair] = set()
    places: dict[str, tuple[str, int, int]] = {}
    for line in (GOLD / "threads.jsonl").read_text("utf-8").splitlines():
        thread = json.loads(line)
        for pair in thread["pairs"]:
            ({"sure": sure, "arguable": arguable}[pair["certainty"]]).add((pair["from"], pair["to"]))
        for member in thread["members"]:
            sentence = member["sentence"]
            places[member["measure"]] = (member["document"], sentence["start"], sentence["end"])
    friends: set[Pair] = set()
    for line in (GOLD / "false-friends.jsonl").read_text("utf-8").splitlines():
        friend = json.loads(line)
        friends.add((friend["from"]["measure"], friend["to"]["measure"]))
        for side in (friend["from"], friend["to"]):
            sentence = side["sentence"]
            places[side["measure"]] = (side["document"], sentence["start"], sentence["end"])
    return sure, arguable - sure, friends, places


def sentences(places: dict[str, tuple[str, int, int]]) -> list[tuple[str, str, str, str]]:
    """Return (name, document, status, folded text) of every measure, earlier documents first."""
    names = {place: name for name, place in places.items()}
    found = []
    for entry in sorted(read_corpus(packaged_corpus()), key=lambda entry: entry.path.name):
        record = extract(entry.path)
        file = entry.path.name
        for measure in record.measures:
            name = names.get((file, measure.start, measure.end), f"{file}:{measure.start}")
            found.append((name, file, measure.status, measure.text))
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


def likeness(one: dict[str, float], other: dict[str, float]) -> float:
    """Return the cosine of two unit vectors."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[gram] for gram, weight in one.items() if gram in other)


def main() -> None:
    """Print the best F1 on pairs for bigrams and trigrams."""
    from opencc import OpenCC  # noqa: PLC0415 - only here

    simplified = OpenCC("t2s")
    marks = str.maketrans("", "", "，。；、（）()“”《》〈〉,;. \r\n\u3000")
    sure, arguable, friends, places = key()
    rows = sentences(places)
    texts = [simplified.convert(text).translate(marks) for *_, text in rows]
    print(machine())
    print(f"{len(rows)} sentences, {len(sure)} sure pairs, {len(arguable)} arguable")
    for size in (2, 3):
        weighted = vectors(texts, size)
        scored = []
        for one, other in itertools.combinations(range(len(rows)), 2):
            if rows[one][1:3] == rows[other][1:3]:
                continue
            pair = (rows[one][0], rows[other][0])
            score = likeness(weighted[one], weighted[other])
            if pair not in arguable and score > 0:
                scored.append((score, pair in sure, pair in friends))
        scored.sort(reverse=True)
        right, best = 0, (0.0, 0.0, 0.0, 0.0, 0)
        joined = 0
        for rank, (score, is_right, is_friend) in enumerate(scored, 1):
            right += is_right
            joined += is_friend
            f1 = 2 * right / (rank + len(sure))
            best = max(best, (f1, score, right / rank, right / len(sure), joined))
        f1, score, precision, recall, joined = best
        print(
            f"{size}-grams: F1 {f1:.3f} at {score:.3f} (precision {precision:.3f}, "
            f"recall {recall:.3f}), {joined} of {len(friends)} false friends joined"
        )


if __name__ == "__main__":
    main()
