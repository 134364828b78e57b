"""Ties between agencies: who is bound to whom by which statements, and what succession makes of them."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from graph.analysis.model import Step, View
from graph.analysis.succession import words_of
from tests.graph.networks import SUCCESSION, actor, found, material, some_lists, weights


class TestTies:
    @given(some_lists)
    @settings(max_examples=20, deadline=None)
    def test_weights_are_those_of_networkx_after_newman(self, lists: list[list[str]]) -> None:
        two_mode: nx.Graph[Any] = nx.Graph()
        for number, members in enumerate(lists):
            two_mode.add_edges_from((number, member) for member in members)
        everybody = {member for members in lists for member in members}
        expected = nx.bipartite.collaboration_weighted_projected_graph(two_mode, everybody)
        ours = weights(found(material(lists)))
        assert ours == {
            (min(a, b), max(a, b)): pytest.approx(tie["weight"], abs=1e-4)
            for a, b, tie in expected.edges(data=True)
        }

    @given(some_lists)
    @settings(max_examples=15, deadline=None)
    def test_strength_is_the_number_of_statements_shared_with_somebody(
        self, lists: list[list[str]]
    ) -> None:
        for one in found(material(lists)).actors:
            joint = sum(one.id in members and len(members) > 1 for members in lists)
            assert one.strength == pytest.approx(joint, abs=1e-3)
            assert one.joint == joint
            assert one.statements == sum(one.id in members for members in lists)

    def test_a_long_list_binds_a_pair_less_than_a_short_one(self) -> None:
        ours = weights(found(material([["a", "b"], ["c", "d", "e", "f", "g"]])))
        assert ours["a", "b"] == 1.0
        assert ours["c", "d"] == 0.25

    def test_lead_and_support_have_a_direction_and_others_none(self) -> None:
        analysis = found(
            material(
                [
                    [("a", "lead"), ("b", "support"), ("c", "support")],
                    [("a", "support"), ("b", "lead")],
                    [("a", "lead"), ("b", "lead")],
                    [("a", "by_duty"), ("b", "by_duty")],
                ]
            )
        )
        tie = next(tie for tie in analysis.ties if (tie.a, tie.b) == ("a", "b"))
        assert (tie.statements, tie.a_leads, tie.b_leads, tie.joint_lead) == (4, 1, 1, 1)
        a, b, c = (actor(analysis, one) for one in "abc")
        assert (a.leads, a.led, a.supports) == (2, 2, 1)
        assert (b.leads, b.led, b.supports) == (2, 1, 1)
        assert (c.leads, c.led, c.supports) == (0, 0, 1)
        pair = next(tie for tie in analysis.ties if (tie.a, tie.b) == ("b", "c"))
        assert (pair.a_leads, pair.b_leads, pair.joint_lead) == (0, 0, 0)

    def test_statements_over_a_common_sentence_are_one(self) -> None:
        apart = found(material([["a", "b"], ["c"]]))
        together = found(material([["a", "b"], ["c"]], overlaps=[("s0", "s1")]))
        assert weights(apart) == {("a", "b"): 1.0}
        assert weights(together) == {("a", "b"): 0.5, ("a", "c"): 0.5, ("b", "c"): 0.5}
        assert together.ties[0].newest == ("s0", "s1")

    def test_the_newest_statements_are_named(self) -> None:
        lists = [["a", "b"]] * 5
        dates = ["2024-01-01", "2023-01-01", "2022-01-01", "2021-01-01", "2020-01-01"]
        (tie,) = found(material(lists, dates=dates)).ties
        assert tie.newest == ("s0", "s1", "s2")
        (early,) = found(material(lists, dates=dates), View(year=2021)).ties
        assert early.newest == ("s3",)

    def test_collective_bodies_are_left_out_or_kept_as_asked(self) -> None:
        given_material = material([["a", "b", "all-districts"], ["a", "all-districts"]])
        out = found(given_material)
        kept = found(given_material, View(collectives="kept"))
        assert weights(out) == {("a", "b"): 1.0}
        assert weights(kept)["a", "all-districts"] == 1.5
        assert actor(kept, "all-districts").collective
        assert out.network.joint_statements == 1
        assert kept.network.joint_statements == 2


class TestSuccession:
    def test_a_body_and_its_successor_are_one(self) -> None:
        steps = [Step("old", "new", True, None, "2018-11")]
        given_material = material([["old", "b"], ["new", "b"], ["new", "c"]], steps=steps)
        assert weights(found(given_material)) == {("b", "old"): 1, ("b", "new"): 1, ("c", "new"): 1}
        through = found(given_material, SUCCESSION)
        assert weights(through) == {("b", "new"): 2, ("c", "new"): 1}
        assert actor(through, "new").bodies == ("new", "old")
        assert actor(through, "new").statements == 3

    @given(some_lists)
    @settings(max_examples=10, deadline=None)
    def test_carried_names_give_the_network_of_the_names_they_are_carried_to(
        self, lists: list[list[str]]
    ) -> None:
        carried = {"a": "x", "b": "x", "c": "d"}
        steps = [Step(old, new, True, None, "2018-11") for old, new in carried.items()]
        renamed = [list(dict.fromkeys(carried.get(b, b) for b in members)) for members in lists]
        through = found(material(lists, steps=steps), SUCCESSION)
        assert weights(through) == weights(found(material(renamed)))

    def test_chains_are_followed_and_circles_end(self) -> None:
        chain = [Step("a", "b", True, None, ""), Step("b", "c", True, None, "2020")]
        assert weights(found(material([["a", "z"]], steps=chain), SUCCESSION)) == {("c", "z"): 1}
        circle = [Step("a", "b", True, None, ""), Step("b", "a", True, None, "")]
        assert len(found(material([["a", "z"]], steps=circle), SUCCESSION).ties) == 1

    def test_two_that_became_one_do_not_work_with_themselves(self) -> None:
        steps = [Step("a", "x", True, None, "2018"), Step("b", "x", True, None, "2018")]
        assert found(material([["a", "b"]], steps=steps), SUCCESSION).ties == ()

    def test_what_went_to_two_is_shared_and_makes_no_tie_between_them(self) -> None:
        steps = [Step("old", "x", True, "食品", "2018"), Step("old", "y", True, "药品", "2018")]
        through = found(material([["old", "b"]], steps=steps), SUCCESSION)
        assert weights(through) == {("b", "x"): 0.5, ("b", "y"): 0.5}
        assert actor(through, "b").strength == 1.0
        alone = found(material([["old"]], steps=steps), SUCCESSION)
        assert alone.ties == ()

    def test_a_function_carries_only_where_it_is_mentioned_before_it_moved(self) -> None:
        steps = [
            Step("aic", "amr", True, None, "2018-11"),
            Step("aic", "ipa", False, "商标", "2018-11"),
            Step("eic", "drc", False, "信用", ""),
        ]
        lists = [["aic", "b"], ["aic", "b"], ["eic", "b"], ["aic", "b"]]
        dates = ["2017-04-07", "2017-04-07", "2017-04-07", "2019-01-01"]
        mentions = {
            ("aic", "商标"): frozenset({"s0", "s3"}),
            ("eic", "信用"): frozenset({"s2"}),
        }
        given_material = material(lists, steps=steps, mentions=mentions, dates=dates)
        through = found(given_material, SUCCESSION)
        assert weights(through) == {("amr", "b"): 2.5, ("b", "ipa"): 0.5, ("b", "eic"): 1.0}
        assert through.network.moved == 1
        assert found(given_material, View(2019, "succession")).network.moved == 0

    def test_the_words_to_look_for_are_those_of_all_successors(self) -> None:
        steps = {
            "a": [Step("a", "b", True, None, "")],
            "b": [Step("b", "c", False, "电影、版权", "2018")],
        }
        assert words_of(steps, "a") == ["版权", "电影"]

    def test_a_network_says_until_when_it_is_the_same(self) -> None:
        steps = [Step("a", "x", True, None, "2026-02-28")]
        given_material = material(
            [["a", "b"], ["c", "d"]], steps=steps, dates=["2020-01-01", "2022"]
        )
        assert found(given_material).until == "2022"
        assert found(given_material, SUCCESSION).until == "2026-02-28"
        assert found(given_material, View(2020)).until == "2020-01-01"
