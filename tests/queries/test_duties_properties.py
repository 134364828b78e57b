"""Duties, sharing, matrix and partners equal what plain Python works out, on any small graph."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.duties import duties
from queries.matrix import matrix
from queries.partners import partners
from queries.shared import shared
from queries.words import ROLES
from tests.queries.oracle import Asked, Oracle, line_of
from tests.queries.papers import Paper, Said, agency, event, store_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.port import Store

BODIES = ("a", "b", "c", "d", "e")
DATES = ("2015-03-04", "2017-04-07", "2020-06-30", "2023-07-07")
CHANGES = (None, "2016", "2018-11", "2021-01-01")

bodies = st.sampled_from(BODIES)
roles = st.sampled_from(ROLES)
role_sets = st.sets(roles, min_size=1)
named = st.lists(st.tuples(bodies, roles), min_size=1, max_size=3, unique_by=lambda pair: pair[0])
changes = st.lists(
    st.tuples(
        st.sets(bodies, min_size=1, max_size=2),
        st.sets(bodies, min_size=1, max_size=2),
        st.sampled_from(CHANGES),
        st.sampled_from((None, None, None, "商标")),
    ),
    max_size=3,
)


@st.composite
def papers(draw: st.DrawFn, *, across: bool) -> list[Paper]:
    """Draw one to three documents; statements cover sentences across clauses only if asked."""
    written = []
    dates = draw(st.lists(st.sampled_from(DATES), min_size=1, max_size=3, unique=True))
    for number, date in enumerate(dates, 1):
        clauses = []
        sentences = 0
        for heading in range(draw(st.integers(1, 3))):
            own = list(range(sentences, sentences + draw(st.integers(0, 2))))
            sentences += len(own)
            within = list(range(sentences)) if across else own
            said = draw(
                st.lists(
                    st.builds(
                        Said,
                        bodies=named,
                        covers=st.just(())
                        if not within
                        else st.lists(st.sampled_from(within), max_size=3, unique=True),
                    ),
                    max_size=2,
                )
            )
            clauses.append((f"事项{heading}", [*(f"推进第{n}项工作。" for n in own), *said]))
        written.append(Paper(f"测〔{date[:4]}〕{number}号", date, clauses))
    return written


@st.composite
def asking(draw: st.DrawFn) -> Asked:
    """Draw what a question asks beside its agencies."""
    years = draw(st.sampled_from(((None, None), (2017, None), (None, 2020), (2016, 2021))))
    return Asked(
        through=draw(st.booleans()),
        as_of=draw(st.sampled_from((None, None, "2017-04-07", "2018-12-01", "2022-01-01"))),
        year_from=years[0],
        year_to=years[1],
    )


@contextmanager
def graph(written: list[Paper], drawn: list[tuple]) -> Iterator[tuple[Store, Oracle]]:
    """Give a store of the papers and bodies, and the oracle over the same."""
    events = [
        event(f"ev-{n}", sorted(before), sorted(after), date, function)
        for n, (before, after, date, function) in enumerate(drawn)
    ]
    oracle = Oracle([paper.record() for paper in written], line_of(BODIES, events))
    with tempfile.TemporaryDirectory() as folder:
        store = store_of(
            Path(folder) / "s.db", written, [agency(body) for body in BODIES], events=events
        )
        try:
            yield store, oracle
        finally:
            store.close()


small = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@small
@given(papers(across=True), changes, role_sets, asking())
def test_duties_are_the_clauses_whose_statements_name_a_body_of_the_line(
    written: list[Paper], drawn: list[tuple], wanted: set, asked: Asked
) -> None:
    with graph(written, drawn) as (store, oracle):
        for body in BODIES:
            answer = duties(
                store, body, roles=wanted, through="succession" if asked.through else "names",
                year_from=asked.year_from, year_to=asked.year_to, as_of=asked.as_of, limit=200,
            )  # fmt: skip
            expected = oracle.duties(body, wanted, asked)
            assert [row.clause.id for row in answer.page.items] == expected
            assert answer.page.total == len(expected)
            for row in answer.page.items:
                assert set(row.roles) <= wanted
                assert {b.agency.id for b in row.bodies} <= {m.agency.id for m in answer.line}


@small
@given(papers(across=True), changes, role_sets, role_sets, asking())
def test_two_share_what_one_statement_or_sentence_gives_both(
    written: list[Paper], drawn: list[tuple], first: set, second: set, asked: Asked
) -> None:
    with graph(written, drawn) as (store, oracle):
        for pair in (("a", "b"), ("c", "a"), ("d", "e")):
            answer = shared(
                store, pair, roles=[first, second], through_succession=asked.through,
                year_from=asked.year_from, year_to=asked.year_to, as_of=asked.as_of, limit=200,
            )  # fmt: skip
            expected = oracle.shared(pair, [first, second], asked)
            assert [row.clause.id for row in answer.page.items] == expected
            assert answer.page.total == len(expected)
            for row in answer.page.items:
                assert all(side.bodies for side in row.sides)
                assert [side.agency.id for side in row.sides] == list(pair)


@small
@given(papers(across=False), changes, asking())
def test_three_share_what_is_common_to_all_three(
    written: list[Paper], drawn: list[tuple], asked: Asked
) -> None:
    any_role = [ROLES] * 3
    with graph(written, drawn) as (store, oracle):
        for group in (("a", "b", "c"), ("e", "c", "b")):
            answer = shared(
                store, group, through_succession=asked.through, year_from=asked.year_from,
                year_to=asked.year_to, as_of=asked.as_of, limit=200,
            )  # fmt: skip
            assert [row.clause.id for row in answer.page.items] == oracle.shared(
                group, any_role, asked
            )


@small
@given(papers(across=True), changes, asking())
def test_the_matrix_is_symmetric_and_counts_what_the_lists_hold(
    written: list[Paper], drawn: list[tuple], asked: Asked
) -> None:
    period = {"year_from": asked.year_from, "year_to": asked.year_to, "as_of": asked.as_of}
    with graph(written, drawn) as (store, oracle):
        answer = matrix(store, BODIES, through_succession=asked.through, **period)
        for i, first in enumerate(BODIES):
            for j, second in enumerate(BODIES):
                assert answer.counts[i][j] == answer.counts[j][i]
                expected = (
                    oracle.duties(first, ROLES, asked)
                    if i == j
                    else oracle.shared((first, second), [ROLES, ROLES], asked)
                )
                assert answer.counts[i][j] == len(expected)
                assert (answer.evidence[i][j] is None) == (not expected)


@small
@given(papers(across=True), changes, role_sets, asking())
def test_partners_are_counted_as_sharing_counts_them_most_first(
    written: list[Paper], drawn: list[tuple], wanted: set, asked: Asked
) -> None:
    with graph(written, drawn) as (store, oracle):
        for body in ("a", "b"):
            answer = partners(
                store, body, roles=wanted, through_succession=asked.through,
                year_from=asked.year_from, year_to=asked.year_to, as_of=asked.as_of, limit=200,
            )  # fmt: skip
            counts = {p.agency.id: p.clauses for p in answer.page.items}
            assert list(counts.items()) == sorted(counts.items(), key=lambda p: (-p[1], p[0]))
            assert counts == oracle.partners(body, wanted, asked)


@small
@given(papers(across=True), changes, st.integers(1, 3))
def test_pages_put_together_are_the_whole_list_without_repeats(
    written: list[Paper], drawn: list[tuple], limit: int
) -> None:
    with graph(written, drawn) as (store, _):
        for body in ("a", "b"):
            whole = [row.clause.id for row in duties(store, body, limit=200).page.items]
            pages: list[str] = []
            after = None
            while True:
                page = duties(store, body, limit=limit, after=after).page
                assert page.total == len(whole)
                pages += [row.clause.id for row in page.items]
                if page.after is None:
                    break
                after = page.after
            assert pages == whole
