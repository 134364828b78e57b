"""Measures of a network are those of networkx, and communities those that are there."""

from __future__ import annotations

from collections import Counter
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis import compute, measures
from graph.analysis.shortest import betweenness, distances_from, ways_of
from tests.graph.networks import actor, found, material, some_lists, weights


class TestMeasures:
    LISTS = ([["h", leaf] for leaf in "abcde"] + [["a", "b"]] * 2 + [["x", "y"]] + [["lonely"]])  # fmt: skip

    def test_they_are_those_of_networkx(self) -> None:
        analysis = found(material(self.LISTS))
        graph: nx.Graph[Any] = nx.Graph()
        graph.add_nodes_from(one.id for one in analysis.actors)
        for (a, b), weight in weights(analysis).items():
            graph.add_edge(a, b, weight=weight, distance=1 / weight)
        between = nx.betweenness_centrality(graph, weight="distance")
        for one in analysis.actors:
            assert one.degree == graph.degree(one.id)
            assert one.degree_centrality == pytest.approx(one.degree / 8, abs=1e-4)
            assert one.betweenness == pytest.approx(between[one.id], abs=1e-4)
        largest = graph.subgraph(max(nx.connected_components(graph), key=len))
        expected = nx.eigenvector_centrality(largest, weight="weight", max_iter=5000, tol=1e-10)
        for identifier, value in expected.items():
            assert actor(analysis, identifier).eigenvector == pytest.approx(value, abs=2e-3)
        assert actor(analysis, "x").eigenvector == 0.0
        assert analysis.network.density == pytest.approx(nx.density(graph), abs=1e-4)
        assert (analysis.network.isolates, analysis.network.components) == (1, 3)
        assert actor(analysis, "lonely").community is None

    @given(
        ties=st.dictionaries(
            st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda tie: tie[0] < tie[1]),
            st.sampled_from([0.25, 1 / 3, 0.5, 1.0, 1.5, 4.0]),
            max_size=50,
        ),
        sources=st.none() | st.lists(st.integers(0, 11), min_size=1, unique=True),
    )
    @settings(max_examples=150)
    def test_leaving_ties_out_changes_no_way(
        self, ties: dict[tuple[int, int], float], sources: list[int] | None
    ) -> None:
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(12))
        graph.add_weighted_edges_from((a, b, far) for (a, b), far in ties.items())
        ways = ways_of(12, ties)
        for node in graph:
            far = nx.single_source_dijkstra_path_length(graph, node)
            assert distances_from(node, ways) == [
                pytest.approx(far.get(n, float("inf"))) for n in range(12)
            ]
        every = nx.betweenness_centrality(graph, weight="weight")
        if sources is None:
            assert betweenness(ways) == pytest.approx([every[n] for n in range(12)])
        else:
            one_by_one = [betweenness(ways, [source]) for source in sources]
            mean = [sum(column) / len(sources) for column in zip(*one_by_one, strict=True)]
            assert betweenness(ways, sources) == pytest.approx(mean)

    def test_one_long_list_makes_no_core(self) -> None:
        long_once = found(material([list("abcdefgh")]))
        assert {one.core for one in long_once.actors} == {0}
        triangle = found(material([["a", "b", "c"], ["a", "b", "c"], ["c", "d"]]))
        assert {one.id: one.core for one in triangle.actors} == {"a": 2, "b": 2, "c": 2, "d": 0}

    def test_a_large_network_is_sampled_and_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        lists = [[f"n{n}", f"n{n + 1}"] for n in range(40)]
        assert found(material(lists)).network.pivots is None
        monkeypatch.setattr(measures, "EXACT_WORK", 400)
        monkeypatch.setattr(measures, "FEWEST_PIVOTS", 5)
        first, second = found(material(lists)), found(material(lists))
        assert first.network.pivots == 10
        assert first == second

    def test_the_strongest_ties_of_a_large_network_are_kept_and_counted(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(compute, "MOST_TIES", 2)
        analysis = found(material([["a", "b"], ["a", "b"], ["b", "c", "d"]]))
        assert (analysis.network.ties, analysis.network.ties_kept) == (4, 2)
        assert [(tie.a, tie.b) for tie in analysis.ties] == [("a", "b"), ("b", "c")]


class TestCommunities:
    TWO = ([["a", "b"], ["b", "c"], ["a", "c"]] * 3 + [["x", "y"], ["y", "z"], ["x", "z"]] * 3 + [["c", "x"]])  # fmt: skip

    def test_two_circles_with_a_bridge_are_two_and_always_found(self) -> None:
        analysis = found(material(self.TWO))
        assert [set(one.members) for one in analysis.communities] == [set("abc"), set("xyz")]
        assert analysis.network.agreement == 1.0
        assert [one.stability for one in analysis.communities] == [1.0, 1.0]
        assert [(one.internal, one.external) for one in analysis.communities] == [(9, 1), (9, 1)]
        graph = measures.graph_of(
            6,
            {("abcxyz".index(a), "abcxyz".index(b)): w for (a, b), w in weights(analysis).items()},
        )
        modularity = nx.community.modularity(graph, [{0, 1, 2}, {3, 4, 5}], weight="weight")
        assert analysis.network.modularity == pytest.approx(modularity, abs=1e-4)

    def test_shuffled_lists_say_what_modularity_is_worth(self) -> None:
        assert found(material(self.TWO)).network.modularity_by_chance is not None
        chance = found(material(self.TWO)).network.modularity_by_chance
        assert chance is not None
        assert chance < found(material(self.TWO)).network.modularity

    @given(some_lists)
    @settings(max_examples=10, deadline=None)
    def test_everybody_with_a_partner_is_in_one_and_weights_add_up(
        self, lists: list[list[str]]
    ) -> None:
        analysis = found(material(lists))
        members = Counter(member for one in analysis.communities for member in one.members)
        assert members == Counter(one.id for one in analysis.actors if one.degree)
        total = sum(tie.weight for tie in analysis.ties)
        inside = sum(one.internal for one in analysis.communities)
        out = sum(one.external for one in analysis.communities) / 2
        assert inside + out == pytest.approx(total, abs=1e-2)
        for one in analysis.communities:
            assert all(g.members <= g.size for g in one.gatherings)
            assert all({a, b} <= set(one.members) for a, b in one.ties)
