"""The cache of finished answers, conditional requests, and whom the rate limit counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.frame.answers import Answer, AnswerCache, matches, weak_etag
from api.frame.rate import RateLimiter, client_key


def answer(size: int) -> Answer:
    body = b"x" * size
    return Answer(200, (), body, weak_etag("r", body))


def test_an_answer_is_kept_until_the_state_changes() -> None:
    cache = AnswerCache(100_000)
    assert cache.get("s1", b"a") is None
    kept = answer(10)
    cache.put("s1", b"a", kept)
    assert cache.get("s1", b"a") is kept
    assert cache.get("s2", b"a") is None
    assert cache.get("s1", b"a") is None


def test_an_answer_of_a_state_that_has_passed_is_not_kept() -> None:
    cache = AnswerCache(100_000)
    cache.get("s2", b"a")
    cache.put("s1", b"a", answer(10))
    assert cache.get("s2", b"a") is None


def test_the_least_recently_used_answer_goes_first() -> None:
    cache = AnswerCache(100_000)
    cache.get("s", b"a")
    for name in "abcdefghijklmnopqrstuvwxyz":
        cache.put("s", name.encode(), answer(5_000))
        cache.get("s", b"a")
    assert cache.get("s", b"a") is not None
    assert cache.get("s", b"b") is None
    assert cache.get("s", b"z") is not None


def test_a_huge_answer_does_not_drive_out_the_others() -> None:
    cache = AnswerCache(100_000)
    cache.get("s", b"a")
    cache.put("s", b"a", answer(10))
    cache.put("s", b"huge", answer(30_000))
    assert cache.get("s", b"huge") is None
    assert cache.get("s", b"a") is not None


def test_a_cache_of_no_bytes_keeps_nothing() -> None:
    cache = AnswerCache(0)
    cache.get("s", b"a")
    cache.put("s", b"a", answer(0))
    assert cache.get("s", b"a") is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9_000)), max_size=200))
def test_the_cache_stays_within_its_bytes(puts: list[tuple[int, int]]) -> None:
    cache = AnswerCache(60_000)
    cache.get("s", b"")
    for key, size in puts:
        cache.put("s", b"%d" % key, answer(size))
    kept = [found for key in range(10) if (found := cache.get("s", b"%d" % key))]
    assert sum(len(found.body) for found in kept) <= 60_000


def test_the_etag_changes_with_release_and_with_body() -> None:
    assert len({weak_etag("r1", b"a"), weak_etag("r2", b"a"), weak_etag("r1", b"b")}) == 3


def test_if_none_match_compares_weakly_with_each_member() -> None:
    etag = b'W/"r1-0"'
    assert matches(b'"r1-0"', etag)
    assert matches(b' W/"a" ,  W/"r1-0"', etag)
    assert matches(b"*", etag)
    assert not matches(b'"r1-00"', etag)
    assert not matches(b"r1-0", etag)
    assert not matches(b"", etag)


def test_clients_are_counted_by_address_and_by_the_network_that_ipv6_gives_one() -> None:
    assert client_key(("192.0.2.1", 1)) == client_key(("192.0.2.1", 2))
    assert client_key(("2001:db8::1", 1)) == client_key(("2001:db8::ffff:1", 1))
    assert client_key(("2001:db8::1", 1)) != client_key(("2001:db8:0:1::1", 1))
    assert client_key(("fe80::1%eth0", 1)) == client_key(("fe80::2", 1))
    assert client_key(None) == client_key(None)
    assert client_key(("a:path", 0)) == "a:path"


def test_each_client_has_its_own_count() -> None:
    limiter = RateLimiter(1)
    assert limiter.hit("a").granted
    assert limiter.hit("b").granted
    assert not limiter.hit("a").granted
    assert limiter.peek("a").remaining == 0
