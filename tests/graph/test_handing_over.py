"""Who handed work to whom between two documents: by whole events, by function, or by nobody's."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from graph.lineage.handing_over import Changed, Step, changes, spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WHOLE = Step("qts", "amr", "ev-amr", "merger", whole=True, function=None)
ALSO = Step("aic", "amr", "ev-amr", "merger", whole=True, function=None)
MARKS = Step("aic", "ipa", "ev-tm", "transfer", whole=False, function="商标")
NAMED = Step("old", "new", "ev-name", "rename", whole=True, function=None)
FOOD = Step("fda", "amr", "ev-fda", "split", whole=True, function="食品安全监管")
DRUGS = Step("fda", "mpa", "ev-fda", "split", whole=True, function="药品监管")


def by_before(*steps: Step) -> Mapping[str, list[Step]]:
    found: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        found[step.before].append(step)
    return found


def between(
    earlier: Iterable[str], later: Iterable[str], *steps: Step, text: str = "质量工作"
) -> list[Changed]:
    return list(
        changes(
            {body: {"responsible"} for body in earlier},
            {body: {"responsible"} for body in later},
            by_before(*steps),
            lambda function: spoken_of(function, text),
        )
    )


def test_bodies_that_merged_hand_over_together() -> None:
    assert between(["qts", "aic"], ["amr"], WHOLE, ALSO) == [
        Changed("handed_over", ("qts", "aic"), ("amr",), ("ev-amr",))
    ]


def test_a_new_name_is_no_handing_over() -> None:
    assert between(["old"], ["new"], NAMED) == [
        Changed("renamed", ("old",), ("new",), ("ev-name",))
    ]


def test_one_function_moves_only_where_the_work_is_about_it() -> None:
    steps = (ALSO, MARKS)
    assert between(["aic"], ["ipa"], *steps, text="加强商标保护") == [
        Changed("handed_over", ("aic",), ("ipa",), ("ev-tm",), "商标")
    ]
    assert between(["aic"], ["ipa"], *steps) == [
        Changed("left", ("aic",), (), ("ev-amr",), None, ("amr",)),
        Changed("joined", (), ("ipa",)),
    ]


def test_a_body_that_goes_on_may_give_a_function_away() -> None:
    assert between(["aic"], ["aic", "ipa"], MARKS, text="商标") == [
        Changed("handed_over", ("aic",), ("ipa",), ("ev-tm",), "商标")
    ]


def test_a_divided_body_hands_over_what_each_took() -> None:
    assert between(["fda"], ["amr", "mpa"], FOOD, DRUGS) == [
        Changed("handed_over", ("fda",), ("amr",), ("ev-fda",), "食品安全监管"),
        Changed("handed_over", ("fda",), ("mpa",), ("ev-fda",), "药品监管"),
    ]


def test_who_leaves_without_an_event_just_leaves() -> None:
    assert between(["a", "b"], ["b", "c"]) == [
        Changed("left", ("a",), ()),
        Changed("joined", (), ("c",)),
    ]


def test_two_events_one_after_the_other_are_both_told() -> None:
    again = Step("amr", "new", "ev-new", "merger", whole=True, function=None)
    (one,) = between(["qts"], ["new"], WHOLE, again)
    assert one.events == ("ev-amr", "ev-new")


def test_the_lead_follows_its_body_through_events() -> None:
    def lead(before: str | None, after: str | None) -> list[str]:
        found = changes(
            {"qts": {"lead"} if before else {"support"}},
            {"amr": {"lead"} if after else {"support"}},
            by_before(WHOLE),
            lambda _: False,
        )
        return [one.turn for one in found]

    assert lead("qts", "amr") == ["handed_over"]
    assert lead("qts", None) == ["handed_over", "lead_dropped"]
    assert lead(None, "amr") == ["handed_over", "lead_named"]


BODIES = st.sets(st.sampled_from("abcdef"), max_size=5)
STEPS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.booleans()), max_size=8
)


@given(BODIES, BODIES, STEPS)
def test_every_body_is_accounted_for(
    earlier: set[str], later: set[str], drawn: list[tuple[str, str, bool]]
) -> None:
    steps = [
        Step(before, after, f"ev-{n}", "merger", whole=whole, function=None if whole else "商标")
        for n, (before, after, whole) in enumerate(drawn)
        if before != after
    ]
    found = between(sorted(earlier), sorted(later), *steps, text="商标")
    told_before = [body for one in found for body in one.before]
    told_after = [body for one in found for body in one.after]
    assert earlier - later <= set(told_before) <= earlier
    assert later - earlier <= set(told_after) <= later
    left = [body for one in found if one.turn == "left" for body in one.before]
    joined = [body for one in found if one.turn == "joined" for body in one.after]
    assert len(left) == len(set(left))
    assert not set(left) & {b for one in found if one.turn == "handed_over" for b in one.before}
    assert not set(joined) & {b for one in found if one.turn == "handed_over" for b in one.after}
