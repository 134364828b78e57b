"""The tables of ontology/mentions are coherent: types, relations, dates, ids, judgements."""

from __future__ import annotations

import csv
import re
from collections import Counter
from importlib.resources import files
from typing import get_args

from loaders.record import MentionType, Relation
from ontology.iri import ID_PATTERN
from ontology.mention_words import endings, known_works, relation_words, spellings, words

TYPES = set(get_args(MentionType))


def rows(name: str) -> list[dict[str, str]]:
    text = (files("ontology") / "mentions" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_ending_is_there_once_and_gives_a_type_of_mentions() -> None:
    assert not [
        word for word, n in Counter(row["ending"] for row in rows("endings.csv")).items() if n > 1
    ]
    assert {ending.type for ending in endings().values()} <= TYPES


def test_every_word_is_in_its_class_once() -> None:
    counts = Counter((row["class"], row["word"]) for row in rows("words.csv"))
    assert not [key for key, n in counts.items() if n > 1]


def test_a_word_before_a_name_is_not_at_once_cut_and_kept() -> None:
    assert not set(words("cut")) & set(words("keep"))
    assert not set(words("cut")) & set(words("lead"))


def test_words_around_a_work_say_relations_that_there_are() -> None:
    allowed = {*get_args(Relation), "made"}
    assert set(relation_words("before").values()) <= allowed
    assert set(relation_words("after").values()) <= allowed


def test_names_that_are_known_have_types_of_mentions() -> None:
    kinds = {row["class"].partition(":")[2] for row in rows("words.csv") if ":" in row["class"]}
    known = {row["class"][6:] for row in rows("words.csv") if row["class"].startswith("known:")}
    assert kinds
    assert known <= TYPES


def test_works_have_ids_of_their_own_and_versions_in_order_of_time() -> None:
    works = known_works()
    assert len({work.id for work in works}) == len(works)
    numbers = [work.number for work in works if work.number is not None]
    assert len(set(numbers)) == len(numbers)
    for work in works:
        assert ID_PATTERN.fullmatch(work.id)
        # So that no computed id is ever the same.
        assert not re.match(r"w-[0-9a-f]{10}$", work.id)
        assert work.type in TYPES
        assert list(work.versions) == sorted(work.versions)
        if work.versions and work.since is not None:
            assert work.versions[0] == work.since


def test_no_name_means_two_works() -> None:
    names = Counter(name for work in known_works() for name in (work.title, *work.names))
    assert not [name for name, n in names.items() if n > 1]


def test_every_judgement_has_a_reason_and_none_leads_on_to_another() -> None:
    judged = {row.spelling: row for row in spellings()}
    assert len(judged) == len(spellings())
    for row in judged.values():
        assert row.reason
        # A name that is its own is kept apart from what the thesaurus would make it one with.
        assert (row.name == row.spelling) == row.reason.startswith("kept apart")
        assert row.name == row.spelling or row.name not in judged
