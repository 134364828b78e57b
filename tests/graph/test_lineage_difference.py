"""Two sentences side by side: what is shared is marked in both, nothing is lost, nothing is slow."""

from __future__ import annotations

import itertools
import time

from hypothesis import given
from hypothesis import strategies as st

from graph.lineage.wording.difference import Piece, difference
from graph.lineage.wording.shared_runs import shared_runs
from graph.search_key import search_key

TEXTS = st.text(alphabet="推进質量质工作（(12０ \n。的", max_size=60)


def said(text: str, pieces: tuple[Piece, ...], *, same: bool) -> list[str]:
    return [text[piece.start : piece.end] for piece in pieces if piece.same is same]


def test_changed_words_are_told_from_what_stayed() -> None:
    earlier, later = "试点推行首席质量官制度。", "全面推行首席质量官制度，新增880名。"
    a, b = difference(earlier, later)
    assert said(earlier, a, same=False) == ["试点"]
    assert said(later, b, same=False) == ["全面", "，新增880名"]
    assert said(later, b, same=True) == ["推行首席质量官制度", "。"]


def test_width_and_script_are_no_change_and_are_shown_as_printed() -> None:
    earlier, later = "開展“質量標桿”(第１批)活動", "开展「质量标杆」（第1批）活动"
    a, b = difference(earlier, later)
    assert said(earlier, a, same=False) == said(later, b, same=False) == []
    assert said(earlier, a, same=True) == [earlier]


def test_a_number_is_one_word() -> None:
    earlier, later = "到2023年，达到95.17分", "到2024年，达到95.34分"
    a, b = difference(earlier, later)
    assert said(earlier, a, same=False) == ["2023", "95.17"]
    assert said(later, b, same=False) == ["2024", "95.34"]


def test_one_character_in_common_is_chance_unless_numbers_stand_beside_it() -> None:
    a, b = difference("加快推进追溯", "加强重点追溯")
    assert said("加快推进追溯", a, same=True) == ["追溯"]
    a, b = difference("新增第3批试点", "完成第4批任务")
    assert said("完成第4批任务", b, same=False) == ["完成", "4", "任务"]


@given(TEXTS, TEXTS)
def test_pieces_cover_both_texts_without_gap_or_overlap(earlier: str, later: str) -> None:
    for text, pieces in zip((earlier, later), difference(earlier, later), strict=True):
        assert "".join(text[piece.start : piece.end] for piece in pieces) == text
        assert all(p.same != q.same for p, q in itertools.pairwise(pieces))


@given(TEXTS, TEXTS)
def test_both_sides_mark_the_same_words_as_shared(earlier: str, later: str) -> None:
    a, b = difference(earlier, later)
    assert search_key("".join(said(earlier, a, same=True))) == search_key(
        "".join(said(later, b, same=True))
    )


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    a, b = difference(text, text)
    assert a == b
    assert all(piece.same for piece in a if search_key(text[piece.start : piece.end]))


def test_hostile_sentences_take_no_long_time() -> None:
    many = "".join(f"的{chr(0x4E00 + n)}" for n in range(250))
    other = "".join(f"的{chr(0x5E00 + n)}" for n in range(250))
    started = time.process_time()
    difference(many, other)
    difference("质量工作" * 20_000, "工作质量" * 20_000)
    assert time.process_time() - started < 8


@given(TEXTS, TEXTS, st.integers(2, 6))
def test_every_long_piece_that_a_text_takes_over_is_found(a: str, b: str, least: int) -> None:
    runs = shared_runs(a, b, least)
    for start, at, size in runs:
        assert a[start : start + size] == b[at : at + size]
        assert size >= least
    covered = {place for _, at, size in runs for place in range(at, at + size)}
    for at in range(len(b) - least + 1):
        if b[at : at + least] in a:
            assert covered & set(range(at, at + least))
