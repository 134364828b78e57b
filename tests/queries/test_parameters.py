"""Wrong parameters are refused by name, everywhere alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from queries.agencies import agencies
from queries.assigning import assigning
from queries.districts import districts
from queries.documents import documents
from queries.due import due
from queries.duties import duties
from queries.matrix import matrix
from queries.measures import measures
from queries.parameters import InvalidParameter
from queries.partners import partners
from queries.period import period_of
from queries.reference import resolve_reference
from queries.search import search
from queries.shared import shared

if TYPE_CHECKING:
    from graph.port import Store

LISTS = {
    "duties": lambda s, **p: duties(s, "sh-amr", **p),
    "shared": lambda s, **p: shared(s, ["sh-amr", "sh-eic"], **p),
    "partners": lambda s, **p: partners(s, "sh-amr", **p),
    "assigning": assigning,
    "due": lambda s, **p: due(s, 2030, **p),
    "districts": districts,
    "agencies": agencies,
    "documents": documents,
    "measures": measures,
    "search": lambda s, **p: search(s, "质量", **p),
}


@pytest.mark.parametrize("question", LISTS)
@pytest.mark.parametrize("limit", [0, -1, 201])
def test_limits_are_from_one_to_two_hundred(corpus: Store, question: str, limit: int) -> None:
    with pytest.raises(InvalidParameter, match="limit"):
        LISTS[question](corpus, limit=limit)


@pytest.mark.parametrize("question", LISTS)
@pytest.mark.parametrize("after", [("x", "y", "z", "w"), (), (None,), (1.5,), (True,)])
def test_positions_that_no_list_gave_are_refused(
    corpus: Store, question: str, after: tuple[Any, ...]
) -> None:
    with pytest.raises(InvalidParameter, match="after"):
        LISTS[question](corpus, after=after)


@pytest.mark.parametrize("question", LISTS)
@pytest.mark.parametrize("as_of", ["", "yesterday", "2023-13", "2023-02-30", "23", "2023-1-1"])
def test_dates_that_are_none_are_refused(corpus: Store, question: str, as_of: str) -> None:
    with pytest.raises(InvalidParameter, match="as_of"):
        LISTS[question](corpus, as_of=as_of)


@pytest.mark.parametrize("question", LISTS)
def test_every_list_is_the_same_in_small_pages(corpus: Store, question: str) -> None:
    whole = LISTS[question](corpus, limit=200).page
    items: list[Any] = []
    after = None
    while True:
        page = LISTS[question](corpus, limit=9, after=after).page
        assert page.total == whole.total
        items += page.items
        if page.after is None:
            break
        after = page.after
        if len(items) >= 200:
            break
    assert items[: len(whole.items)] == list(whole.items[: len(items)])
    assert len(whole.items) == min(200, whole.total)


@pytest.mark.parametrize(
    ("parameter", "ask"),
    [
        ("year_from", lambda s: duties(s, "sh-amr", year_from=2024, year_to=2015)),
        ("year_to", lambda s: duties(s, "sh-amr", year_to=0)),
        ("roles", lambda s: duties(s, "sh-amr", roles=["boss"])),  # type: ignore[list-item]
        ("roles", lambda s: duties(s, "sh-amr", roles=[])),
        ("function", lambda s: duties(s, "sh-amr", function=" ")),
        ("agencies", lambda s: shared(s, ["sh-amr"])),
        ("agencies", lambda s: shared(s, ["sh-amr", "sh-amr"])),
        ("agencies", lambda s: shared(s, [f"a{n}" for n in range(7)])),
        ("roles", lambda s: shared(s, ["sh-amr", "sh-eic"], roles=[None])),
        ("agencies", lambda s: matrix(s, [])),
        ("agencies", lambda s: matrix(s, [f"a{n}" for n in range(41)])),
        ("roles", lambda s: measures(s, roles=["lead"])),
        ("status", lambda s: measures(s, status="done")),  # type: ignore[arg-type]
        ("name", lambda s: agencies(s, " ")),
        ("reference", lambda s: resolve_reference(s, "")),
        ("kinds", lambda s: search(s, "质", kinds=["law"])),  # type: ignore[list-item]
    ],
)
def test_wrong_parameters_are_named(corpus: Store, parameter: str, ask: Any) -> None:
    with pytest.raises(InvalidParameter) as caught:
        ask(corpus)
    assert caught.value.parameter == parameter
    assert str(caught.value).startswith(f"{parameter}: ")


def test_a_partial_date_means_its_last_day() -> None:
    assert period_of("2018").last_day == "2018-12-31"
    assert period_of("2018").low == period_of("2018-12-31").low
    assert period_of("2018-02").low == period_of("2018-02-28").low


def test_documents_without_a_date_are_there_only_when_nothing_is_asked() -> None:
    undated = period_of(None).high
    assert period_of("2030").high < undated
    assert period_of(None, 1900, None).high < undated
