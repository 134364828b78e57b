"""Networks of agencies: the right ties, the standard measures, the same numbers on every run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from graph.analysis import compute, files, measures, release
from graph.analysis.compute import analyses
from graph.analysis.drawing import matrix, network, years
from graph.analysis.drawing.target import places
from graph.analysis.model import Agency, Analysis, Assignment, Material, Step, View
from graph.analysis.shortest import betweenness, distances_from, ways_of
from graph.analysis.succession import words_of
from graph.errors import DamagedDataset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HOUSE = Path(__file__).parents[2]
COLLECTIVE = "all"


def material(
    lists: Sequence[Sequence[str | tuple[str, str]]],
    *,
    steps: Sequence[Step] = (),
    mentions: Mapping[tuple[str, str], frozenset[str]] | None = None,
    overlaps: Sequence[tuple[str, str]] = (),
    dates: Sequence[str] = (),
) -> Material:
    """Statements s0, s1 … that name bodies, each a body or a body with its role."""
    rows = []
    for number, bodies in enumerate(lists):
        date = dates[number] if dates else "2020-01-01"
        for body in bodies:
            agency, role = (body, "responsible") if isinstance(body, str) else body
            rows.append(
                Assignment(
                    f"s{number}", f"c{number}", date, date, int(date[:4]), number, agency, role, f"{agency}局"
                )
            )  # fmt: skip
    named = {row.agency for row in rows} | {step.after for step in steps}
    agencies = {one: Agency(one, f"{one}局", None, one.startswith(COLLECTIVE)) for one in named}
    return Material("r", tuple(rows), agencies, tuple(overlaps), tuple(steps), mentions or {})


def found(given_material: Material, view: View | None = None) -> Analysis:
    """The analysis of one view."""
    wanted = view or View()
    return next(one for one in analyses(given_material) if one.view == wanted)


def weights(analysis: Analysis) -> dict[tuple[str, str], float]:
    return {(tie.a, tie.b): tie.weight for tie in analysis.ties}


def actor(analysis: Analysis, identifier: str) -> Any:
    return next(one for one in analysis.actors if one.id == identifier)


bodies = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True)
some_lists = st.lists(bodies, min_size=1, max_size=12)
SUCCESSION = View(through="succession")


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


@pytest.fixture(scope="module")
def varied() -> Material:
    lists = [["a", "b", "c"], ["b", "c"], ["d", "e"], ["e", "f", "d"], ["a", "f"], ["g"]]
    dates = ["2024-01-01", "2024-01-01", "2023-01-01", "2023-01-01", "2022-01-01", "2022-01-01"]
    return material(lists, dates=dates)


def test_the_same_whatever_order_strings_are_hashed_in() -> None:
    program = (
        "import sys; sys.modules['numpy'] = None\n"  # a plain installation has none
        "import orjson\n"
        "from tests.graph.test_analysis import material\n"
        "from graph.analysis.compute import analyses\n"
        "lists = [[f'b{(7 * n + k * k) % 23}' for k in range(1, 5)] for n in range(40)]\n"
        "lists = [list(dict.fromkeys(members)) for members in lists]\n"
        "sys.stdout.buffer.write(orjson.dumps(list(analyses(material(lists)))))\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=HOUSE,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(HOUSE)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert printed.pop().startswith(b"[{")


def test_nothing_that_starts_a_command_or_the_service_loads_networkx() -> None:
    program = (
        "import sys, api.app, cli.main, cli.building, cli.commands.serve, cli.commands.analyze\n"
        "sys.exit('networkx' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=HOUSE, check=True)


class TestFiles:
    def test_what_was_kept_is_what_was_found(self, varied: Material, tmp_path: Path) -> None:
        computed = list(analyses(varied))
        assert files.index(tmp_path, "r") is None
        assert files.load(tmp_path, "r", View()) is None
        index = files.save(tmp_path, iter(computed), "r", "3.6")
        assert files.index(tmp_path, "r") == index
        assert index.years == [2022, 2023, 2024]
        for analysis in computed:
            assert files.load(tmp_path, "r", analysis.view) == analysis
        empty = files.load(tmp_path, "r", View(1999))
        assert empty is not None
        assert (empty.network.actors, empty.actors) == (0, ())

    def test_only_the_release_asked_for_is_answered_and_older_ones_go(
        self, varied: Material, tmp_path: Path
    ) -> None:
        for one in ("r", "later"):
            files.save(tmp_path, analyses(varied), one, "3.6")
        assert files.load(tmp_path, "another", View()) is None
        files.forget(tmp_path, keep="later")
        assert files.index(tmp_path, "r") is None
        assert files.index(tmp_path, "later") is not None

    def test_files_of_another_method_are_none(self, varied: Material, tmp_path: Path) -> None:
        files.save(tmp_path, analyses(varied), "r", "3.6")
        path = tmp_path / "analysis" / "r" / "index.json"
        assert release.method() in path.read_text()
        path.write_text(path.read_text().replace(release.method(), "0" * 16))
        assert files.index(tmp_path, "r") is None

    def test_a_damaged_file_says_what_to_do(self, varied: Material, tmp_path: Path) -> None:
        files.save(tmp_path, analyses(varied), "r", "3.6")
        (tmp_path / "analysis" / "r" / f"{View().key}.json").write_text("{")
        with pytest.raises(DamagedDataset, match="analyze --again"):
            files.load(tmp_path, "r", View())
        (tmp_path / "analysis" / "r" / "index.json").write_text("not JSON")
        with pytest.raises(DamagedDataset, match="analyze --again"):
            files.index(tmp_path, "r")


class TestPictures:
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_they_are_the_same_on_every_run_and_well_formed(
        self, varied: Material, language: Any
    ) -> None:
        whole = found(varied)
        by_year = [found(varied, View(year)) for year in (2022, 2023, 2024)]
        for draw, value in ((network, whole), (matrix, whole), (years, by_year)):
            picture = draw(value, language)  # type: ignore[operator]  # each takes its own value
            assert picture == draw(value, language)  # type: ignore[operator]  # as above
            root = etree.fromstring(picture.encode())
            assert root.find("{*}title") is not None
            assert "script" not in picture
            assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")

    def test_no_two_boxes_of_a_network_cover_each_other(self) -> None:
        lists = [[f"机构{n % 17}", f"机构{(3 * n + 1) % 29}", "中心"] for n in range(60)]
        analysis = found(material([list(dict.fromkeys(members)) for members in lists]))
        chosen = [one for one in analysis.actors if one.degree]
        boxes = list(
            places(chosen, analysis.ties, {a.id: (110.0, 24.0) for a in chosen}, 400).values()
        )
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                across = abs(one.x - other.x) >= 110
                assert across or abs(one.y - other.y) >= 24

    def test_an_empty_network_is_a_picture_too(self) -> None:
        empty = Analysis("r", View(1999), "", files.EMPTY, (), (), ())
        for picture in (network(empty), matrix(empty), years([])):
            assert picture.startswith("<svg")
