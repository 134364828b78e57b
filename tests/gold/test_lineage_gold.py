"""The hand-made lineage key is in order: quotes stand where they say, pairs go forward, nothing is both linked and not."""

from __future__ import annotations

import csv
import itertools
import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC

from corpus import __file__ as corpus_file
from ontology import __file__ as authority_file

GOLD = Path(__file__).parent / "lineage"
CORPUS = Path(corpus_file).parent
DATES = {
    document["file"]: document["signed"].isoformat()
    for document in tomllib.loads((CORPUS / "corpus.toml").read_text("utf-8"))["document"]
}
EVENTS = Path(authority_file).parent / "authority" / "events.csv"
KINDS = {"continues", "expands", "revises", "replaces", "reports_on", "implements"}
VERDICTS = {"met", "missed", "reported", "unreported", "cannot_tell"}
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """Return the objects of one file of the key."""
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


def anchors(value: object) -> list[Row]:
    """Return every object inside `value` that quotes a document."""
    if isinstance(value, dict):
        own = [value] if {"document", "quote", "start", "end"} <= value.keys() else []
        return own + [found for part in value.values() for found in anchors(part)]
    if isinstance(value, list):
        return [found for part in value for found in anchors(part)]
    return []


def place(member: Row) -> tuple[str, int, int]:
    """Return what orders measures: date of signing, year spoken of, place in the text."""
    return DATES[member["document"]], member["year"], member["start"]


def links() -> set[tuple[str, str]]:
    """Return every linked pair of measures, arguable ones included."""
    return {
        (pair["from"], pair["to"]) for thread in rows("threads.jsonl") for pair in thread["pairs"]
    }


@pytest.mark.parametrize(
    "name", ["threads.jsonl", "false-friends.jsonl", "targets.jsonl", "agencies.jsonl"]
)
def test_every_quote_stands_where_it_says(name: str) -> None:
    texts = {file: (CORPUS / file).read_bytes().decode("utf-8") for file in DATES}
    found = anchors(rows(name))
    assert found
    for anchor in found:
        text = texts[anchor["document"]]
        assert text[anchor["start"] : anchor["end"]] == anchor["quote"]
        if "sentence" in anchor:
            assert anchor["sentence"]["start"] <= anchor["start"]
            assert anchor["end"] <= anchor["sentence"]["end"]


@pytest.mark.parametrize(
    "name", ["threads.jsonl", "false-friends.jsonl", "targets.jsonl", "agencies.jsonl"]
)
def test_ids_are_unique(name: str) -> None:
    assert [
        repeated for repeated, n in Counter(row["id"] for row in rows(name)).items() if n > 1
    ] == []


def test_a_measure_has_one_sentence_wherever_it_is_named() -> None:
    sentences: dict[str, Row] = {}
    for member in anchors([*rows("threads.jsonl"), *rows("false-friends.jsonl")]):
        at = {"document": member["document"], **member["sentence"]}
        assert sentences.setdefault(member["measure"], at) == at


def test_stages_are_printed_in_their_sentences() -> None:
    texts = {file: (CORPUS / file).read_bytes().decode("utf-8") for file in DATES}
    for thread in rows("threads.jsonl"):
        for member in thread["members"]:
            sentence = texts[member["document"]][slice(*member["sentence"].values())]
            assert member["stage"] is None or member["stage"] in sentence


def test_each_thread_lists_all_its_pairs_from_earlier_to_later() -> None:
    for thread in rows("threads.jsonl"):
        members = sorted(thread["members"], key=place)
        assert members == thread["members"]
        wanted = [
            (one["measure"], other["measure"])
            for one, other in itertools.combinations(members, 2)
            if (one["document"], one["status"]) != (other["document"], other["status"])
        ]
        assert wanted
        assert [(pair["from"], pair["to"]) for pair in thread["pairs"]] == wanted
        for pair in thread["pairs"]:
            assert pair["kind"] in KINDS
            assert set(pair["also"]) <= KINDS - {pair["kind"]}
            assert pair["certainty"] in {"sure", "arguable"}


def test_only_a_report_reports() -> None:
    for thread in rows("threads.jsonl"):
        status = {member["measure"]: member["status"] for member in thread["members"]}
        for pair in thread["pairs"]:
            if pair["kind"] == "reports_on":
                assert (status[pair["from"]], status[pair["to"]]) == ("planned", "reported")


def test_no_false_friend_is_a_link() -> None:
    friends = rows("false-friends.jsonl")
    pairs = [(friend["from"]["measure"], friend["to"]["measure"]) for friend in friends]
    assert len(friends) >= 40
    assert len(set(pairs)) == len(pairs)
    assert links().isdisjoint(pairs)
    for friend in friends:
        assert place(friend["from"]) < place(friend["to"])
        assert friend["reason"]


def test_targets_carry_a_verdict_and_say_why() -> None:
    linked = links()
    for row in rows("targets.jsonl"):
        if row["type"] != "target":
            assert row["why"]
            assert len(row["points"]) > 1
            continue
        assert row["verdict"] in VERDICTS
        assert row["why"]
        assert (row["result"] is None) == (row["verdict"] in {"unreported", "cannot_tell"})
        if row["result"]:
            assert (row["target"]["measure"], row["result"]["measure"]) in linked


def test_responsibility_is_told_for_threads_that_exist() -> None:
    threads = {thread["id"] for thread in rows("threads.jsonl")}
    told = rows("agencies.jsonl")
    assert len(told) >= 15
    assert {row["id"] for row in told} <= threads
    with EVENTS.open(encoding="utf-8", newline="") as file:
        events = {event["id"] for event in csv.DictReader(file)}
    changes = [change for row in told for change in row["changes"]]
    assert {change["event"] for change in changes} - {None} <= events


def test_what_changed_hands_is_what_the_lists_of_two_years_differ_by() -> None:
    renamed = {"renamed", "handed_over"}
    for row in rows("agencies.jsonl"):
        named: dict[int, set[str]] = {}
        for entry in row["responsible"]:
            if entry["agencies"]:
                names = {agency["name"] for agency in entry["agencies"]}
                named[entry["year"]] = named.get(entry["year"], set()) | names
        years = sorted(named)
        for before, after in itertools.pairwise(years):
            changes = [
                change
                for change in row["changes"]
                if (change["from_year"], change["to_year"]) == (before, after)
            ]
            gone = {name for change in changes for name in change["from"]}
            come = {name for change in changes for name in change["to"]}
            assert named[before] - named[after] <= gone
            assert named[after] - named[before] <= come
            assert gone <= named[before]
            for change in changes:
                if change["what"] not in renamed:
                    assert set(change["to"]) <= named[after]


def test_the_draft_thesaurus_names_its_terms_once() -> None:
    with (GOLD / "thesaurus-draft.csv").open(encoding="utf-8", newline="") as file:
        terms = list(csv.DictReader(file))
    assert [name for name, n in Counter(term["term"] for term in terms).items() if n > 1] == []
    names = {term["term"] for term in terms}
    for term in terms:
        assert term["reason"]
        assert term["printed"]
        assert term["broader"] == "" or term["broader"] in names


def test_the_variants_of_the_draft_thesaurus_are_printed() -> None:
    fold = str.maketrans("，（）＋：", ",()+:", "“” \r\n\u3000")
    simplified = OpenCC("t2s")
    texts = [(CORPUS / file).read_bytes().decode("utf-8") for file in DATES]
    printed = simplified.convert("\n".join(texts)).translate(fold)
    with (GOLD / "thesaurus-draft.csv").open(encoding="utf-8", newline="") as file:
        for term in csv.DictReader(file):
            for variant in filter(None, term["variants"].split("；")):
                assert variant.translate(fold) in printed, variant


def test_the_readme_counts_what_is_there() -> None:
    readme = (GOLD / "README.md").read_text("utf-8")
    threads = rows("threads.jsonl")
    certainty: dict[tuple[str, str], str] = {}
    for thread in threads:
        for pair in thread["pairs"]:
            ends = (pair["from"], pair["to"])
            certainty[ends] = max(certainty.get(ends, ""), pair["certainty"])
    sentences = {member["measure"] for thread in threads for member in thread["members"]}
    firm = [t for t in threads if any(pair["certainty"] == "sure" for pair in t["pairs"])]
    count = Counter(certainty.values())
    assert (
        f"{len(threads)} threads ({len(firm)} with a sure pair), {len(sentences)} sentences, "
        f"{len(certainty)} pairs: {count['sure']} sure, {count['arguable']} arguable"
    ) in readme
    types = Counter(row["type"] for row in rows("targets.jsonl"))
    assert f"| {types['target']}, {types['series']}, {types['no_series']} |" in readme
    assert f"| {len(rows('false-friends.jsonl'))} |" in readme
    assert f"| {len(rows('agencies.jsonl'))} threads |" in readme
