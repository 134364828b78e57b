"""The tables that lineage reads hold together."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from ontology.instruments import instruments
from ontology.lineage_words import WordClass, lineage_words
from ontology.term_words import TermClass, common_terms, term_words


def test_a_name_means_one_instrument() -> None:
    names = Counter(name for instrument in instruments() for name in set(instrument.names))
    assert [name for name, rows in names.items() if rows > 1] == []


def test_what_gave_way_has_a_successor_under_another_name() -> None:
    for instrument in instruments():
        assert set(instrument.replaced) < set(instrument.names)


@pytest.mark.parametrize("wanted", get_args(WordClass))
def test_every_class_of_lineage_words_has_words_and_each_once(wanted: WordClass) -> None:
    words = lineage_words(wanted)
    assert words
    assert len(set(words)) == len(words)


def test_every_class_of_term_words_has_words() -> None:
    assert set(term_words().values()) == set(get_args(TermClass))


def test_common_terms_are_no_names_of_the_thesaurus() -> None:
    judged = {n for i in instruments() if i.change != "field" for n in i.names}
    assert common_terms() & judged == set()
