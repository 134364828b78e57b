"""Computes the analysis of every view of a graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from graph.analysis import communities, measures
from graph.analysis.model import (
    COLLECTIVES,
    THROUGH,
    Actor,
    Analysis,
    Community,
    Gathering,
    Network,
    Tie,
    View,
)
from graph.analysis.ties import project
from graph.analysis.two_mode import two_mode
from graph.search_key import search_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.analysis.measures import Graph
    from graph.analysis.model import Material
    from graph.analysis.ties import Pair, Ties
    from graph.analysis.two_mode import Unit

MOST_TIES: Final = 20_000
"""Of a larger network only the strongest ties are listed; the measures are of all."""
_STRONGEST: Final = 5
_RUNS: Final = 10
_RUNS_OF_A_YEAR: Final = 5


def analyses(material: Material) -> Iterator[Analysis]:
    """Yield the analysis of all documents and of each year, in every way of counting bodies."""
    labels = _labels(material)
    for collectives in COLLECTIVES:
        # Most years name no body that was succeeded: then both networks are the same one.
        known: dict[int | None, tuple[list[Unit], Analysis]] = {}
        for through in THROUGH:
            found = two_mode(material, through, collectives)
            years = sorted({unit.year for unit in found.units if unit.year is not None})
            for year in (None, *years):
                units = [unit for unit in found.units if year in (None, unit.year)]
                moved = sum(found.moved.values()) if year is None else found.moved.get(year, 0)
                view = View(year, through, collectives)
                before = known.get(year)
                if before is not None and before[0] == units:
                    yield replace(before[1], view=view)
                    continue
                until = max((unit.until for unit in units), default="")
                analysis = _Work(material, labels, view, units, moved, until).analysis()
                known[year] = (units, analysis)
                yield analysis


@dataclass(slots=True)
class _Work:
    """One view while it is computed; `ids` are its actors in order, `place` their positions."""

    material: Material
    labels: Mapping[str, str]
    view: View
    units: list[Unit]
    moved: int
    until: str

    def analysis(self) -> Analysis:
        ties = project(self.units)
        ids = sorted(ties.actors)
        place = {identifier: number for number, identifier in enumerate(ids)}
        weights = {
            (place[one], place[other]): pair.weight for (one, other), pair in ties.pairs.items()
        }
        clauses = {
            (place[one], place[other]): len(pair.clauses)
            for (one, other), pair in ties.pairs.items()
        }
        graph = measures.graph_of(len(ids), weights, clauses)
        found = communities.find(graph, _RUNS if self.view.year is None else _RUNS_OF_A_YEAR)
        values = measures.measure(graph)
        actors = self._actors(values, ids, ties, found)
        listed = [_tie(one, other, pair) for (one, other), pair in ties.pairs.items()]
        listed.sort(key=lambda tie: (-tie.weight, tie.a, tie.b))
        return Analysis(
            self.material.release,
            self.view,
            self.until,
            self._network(graph, ties, found, min(len(listed), MOST_TIES), values.pivots),
            tuple(sorted(actors, key=lambda actor: (-actor.strength, -actor.statements, actor.id))),
            tuple(listed[:MOST_TIES]),
            tuple(self._communities(graph, ids, found, listed)),
        )

    def _actors(
        self, values: measures.Measures, ids: list[str], ties: Ties, found: communities.Found
    ) -> list[Actor]:
        number = {node: n for n, group in enumerate(found.partition, 1) for node in group}
        led = Counter(lead for lead, _ in ties.directed)
        supports = Counter(support for _, support in ties.directed)
        actors = []
        for node, identifier in enumerate(ids):
            agency, count = self.material.agencies[identifier], ties.actors[identifier]
            actors.append(
                Actor(
                    id=identifier,
                    name=agency.name,
                    name_en=agency.name_en,
                    label=self.labels.get(identifier, agency.name),
                    collective=agency.collective,
                    bodies=tuple(sorted(count.bodies)),
                    statements=count.statements,
                    joint=count.joint,
                    degree=values.degree[node],
                    degree_centrality=values.degree_centrality[node],
                    strength=values.strength[node],
                    betweenness=values.betweenness[node],
                    eigenvector=values.eigenvector[node],
                    core=values.core[node],
                    leads=count.leads,
                    led=led[identifier],
                    supports=supports[identifier],
                    community=number.get(node),
                    newest=count.newest,
                )
            )
        return actors

    def _network(
        self,
        graph: Graph[Any],
        ties: Ties,
        found: communities.Found,
        kept: int,
        pivots: int | None,
    ) -> Network:
        count = graph.number_of_nodes()
        possible = count * (count - 1) / 2
        parts = measures.components(graph)
        lists = [len(unit.parts) for unit in self.units if unit.parts]
        return Network(
            actors=count,
            isolates=sum(not degree for _, degree in graph.degree()),
            ties=len(ties.pairs),
            ties_kept=kept,
            components=len(parts),
            largest_component=len(parts[0]) if parts else 0,
            statements=sum(len(unit.statements) for unit in self.units if unit.parts),
            joint_statements=sum(len(u.statements) for u in self.units if len(u.parts) > 1),
            mean_list=round(sum(lists) / len(lists), 2) if lists else 0.0,
            density=round(len(ties.pairs) / possible, measures.PLACES) if possible else 0.0,
            centralization=measures.centralization(graph),
            communities=len(found.partition),
            modularity=found.modularity,
            modularity_by_chance=self._by_chance(ties),
            runs=found.runs,
            agreement=found.agreement,
            pivots=pivots,
            moved=self.moved,
        )

    def _by_chance(self, ties: Ties) -> float | None:
        """Shuffle the lists of all years; collective bodies are not shuffled with agencies."""
        if self.view.year is not None or self.view.collectives == "kept":
            return None
        if len(ties.actors) > communities.MOST_SHUFFLED:
            return None
        place = {identifier: number for number, identifier in enumerate(sorted(ties.actors))}
        lists = [[place[actor] for actor in sorted(unit.parts)] for unit in self.units]

        def weigh(shuffled: list[list[int]]) -> Graph[Any]:
            weights: dict[tuple[int, int], float] = defaultdict(float)
            for members in shuffled:
                for one, other in combinations(sorted(members), 2):
                    weights[one, other] += 1 / (len(members) - 1)
            return measures.graph_of(len(place), weights)

        return communities.by_chance(lists, weigh)

    def _communities(
        self, graph: Graph[Any], ids: list[str], found: communities.Found, listed: list[Tie]
    ) -> Iterator[Community]:
        number = {ids[node]: n for n, group in enumerate(found.partition, 1) for node in group}
        inside: dict[int, list[Tie]] = defaultdict(list)
        for tie in listed:
            if number[tie.a] == number[tie.b]:
                inside[number[tie.a]].append(tie)
        gatherings = self._gatherings(number)
        for n, group in enumerate(found.partition, 1):
            strength = {ids[node]: graph.degree(node, weight="weight") for node in group}
            internal = sum(tie.weight for tie in inside[n])
            yield Community(
                number=n,
                members=tuple(
                    sorted(strength, key=lambda m: (-round(strength[m], measures.PLACES), m))
                ),
                internal=round(internal, measures.PLACES),
                external=round(sum(strength.values()) - 2 * internal, measures.PLACES) + 0.0,
                stability=found.stability[n - 1],
                ties=tuple((tie.a, tie.b) for tie in inside[n][:_STRONGEST]),
                gatherings=tuple(gatherings[n]),
            )

    def _gatherings(self, number: Mapping[str, int]) -> dict[int, list[Gathering]]:
        """Return, by community, the statements with most members, of those with fewest others."""
        found: dict[int, list[Gathering]] = defaultdict(list)
        for unit in self.units:
            if len(unit.parts) > 1:
                together = Counter([number[actor] for actor in unit.parts if actor in number])
                for community, members in together.items():
                    if members > 1:
                        gathering = Gathering(unit.statements[0], members, len(unit.parts))
                        found[community].append(gathering)
        for gatherings in found.values():
            gatherings.sort(key=lambda g: (-g.members, g.size))
            del gatherings[_STRONGEST:]
        return found


def _tie(one: str, other: str, pair: Pair) -> Tie:
    return Tie(
        a=one,
        b=other,
        weight=round(pair.weight, measures.PLACES),
        clauses=len(pair.clauses),
        statements=pair.statements,
        a_leads=pair.a_leads,
        b_leads=pair.b_leads,
        joint_lead=pair.joint_lead,
        newest=tuple(pair.newest),
    )


def _labels(material: Material) -> dict[str, str]:
    """Return what documents call each body most often, folded; of equals the shortest."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for row in material.assignments:
        used[row.agency][search_key(row.surface)] += 1
    return {
        agency: min(words, key=lambda word: (-words[word], len(word), word))
        for agency, words in used.items()
    }
