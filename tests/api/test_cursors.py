"""Cursors: opaque, signed, bound to their query and release."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.cursors import CursorSigner
from api.problems import Problem

SIGNER = CursorSigner(b"key")
POSITIONS = st.lists(st.one_of(st.integers(-(2**53), 2**53), st.text(max_size=40)), max_size=5)


@given(POSITIONS, st.text(max_size=50), st.text(max_size=20))
def test_a_cursor_gives_its_position_back(position: list[object], query: str, release: str) -> None:
    cursor = SIGNER.write(position, query=query, release=release)
    assert SIGNER.read(cursor, query=query, release=release) == position


@given(st.text(max_size=80))
def test_nothing_else_is_a_cursor(text: str) -> None:
    with pytest.raises(Problem) as caught:
        SIGNER.read(text, query="q", release="r")
    assert caught.value.kind.slug == "stale-cursor"


@pytest.mark.parametrize(
    ("query", "release", "key"), [("other", "r", b"key"), ("q", "r2", b"key"), ("q", "r", b"k2")]
)
def test_a_cursor_of_another_query_release_or_service_is_refused(
    query: str, release: str, key: bytes
) -> None:
    cursor = SIGNER.write([1], query="q", release="r")
    with pytest.raises(Problem):
        CursorSigner(key).read(cursor, query=query, release=release)


@given(st.data())
def test_a_changed_cursor_is_refused(data: st.DataObject) -> None:
    raw = bytearray(base64.urlsafe_b64decode(SIGNER.write([7, "a"], query="q", release="r") + "=="))
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Problem):
        SIGNER.read(base64.urlsafe_b64encode(raw).rstrip(b"=").decode(), query="q", release="r")


def test_a_cursor_fits_into_an_address() -> None:
    cursor = SIGNER.write([2**53, "x" * 200], query="q", release="r")
    assert cursor.replace("-", "").replace("_", "").isalnum()
    assert len(cursor) < 1024
