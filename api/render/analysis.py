"""JSON of what was found in a network of agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from api.render.common import agency, clause, evidence
from queries.types import AgencyRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.shapes import analysis as shapes
    from graph.analysis.model import Actor, Analysis, Community, Network, Tie, View
    from queries.analysis import Proof


class Render:
    """Writes the rows of one analysis; `proofs` has the statements that they name, by id."""

    def __init__(self, analysis: Analysis, proofs: Mapping[str, Proof]) -> None:
        self._view = analysis.view
        self._proofs = proofs
        self._actors = {actor.id: actor for actor in analysis.actors}

    def actor(self, value: Actor) -> shapes.ActorRow:
        row: shapes.ActorRow = {
            "agency": agency(_ref(value)),
            "short_name": value.label,
            "bodies": list(value.bodies),
            "statements": value.statements,
            "joint": value.joint,
            "degree": value.degree,
            "degree_centrality": value.degree_centrality,
            "strength": value.strength,
            "betweenness": value.betweenness,
            "core": value.core,
            "leads": value.leads,
            "led": value.led,
            "supports": value.supports,
            "ties_href": self._address("/v1/analysis/ties", agency=value.id),
            "evidence": evidence(self._proofs[value.newest].evidence),
        }
        if value.eigenvector is not None:
            row["eigenvector"] = value.eigenvector
        if value.community is not None:
            row["community"] = value.community
        return row

    def tie(self, value: Tie) -> shapes.TieRow:
        return {
            "a": agency(_ref(self._actors[value.a])),
            "b": agency(_ref(self._actors[value.b])),
            "weight": value.weight,
            "clauses": value.clauses,
            "statements": value.statements,
            "a_leads": value.a_leads,
            "b_leads": value.b_leads,
            "joint_lead": value.joint_lead,
            "clauses_href": self._shared(value.a, value.b),
            "evidence": [evidence(self._proofs[item].evidence) for item in value.newest],
        }

    def community(self, value: Community) -> shapes.CommunityRow:
        return {
            "number": value.number,
            "members": [agency(_ref(self._actors[member])) for member in value.members],
            "internal": value.internal,
            "external": value.external,
            "stability": value.stability,
            "strongest": [
                {"a": one, "b": other, "ties_href": self._shared(one, other)}
                for one, other in value.ties
            ],
            "held_by": [
                {
                    "members": item.members,
                    "size": item.size,
                    "proof": proof(self._proofs[item.statement]),
                }
                for item in value.gatherings
            ],
        }

    def _shared(self, one: str, other: str) -> str:
        years = (
            {}
            if self._view.year is None
            else {"year_from": self._view.year, "year_to": self._view.year}
        )
        pairs: list[tuple[str, object]] = [("agency", one), ("agency", other), *years.items()]
        if self._view.through == "names":
            pairs.append(("through_succession", "false"))
        return f"/v1/shared?{urlencode(pairs)}"

    def _address(self, path: str, **values: str) -> str:
        return f"{path}?{urlencode({**values, **view(self._view)})}"


def proof(value: Proof) -> shapes.Proof:
    return {
        "statement": value.statement,
        "clause": clause(value.clause),
        "evidence": evidence(value.evidence),
    }


def view(value: View) -> shapes.ViewShape:
    shape: shapes.ViewShape = {"through": value.through, "collectives": value.collectives}
    if value.year is not None:
        shape["year"] = value.year
    return shape


def network(value: Network) -> shapes.NetworkFacts:
    facts: shapes.NetworkFacts = {
        "actors": value.actors,
        "isolates": value.isolates,
        "ties": value.ties,
        "ties_kept": value.ties_kept,
        "components": value.components,
        "largest_component": value.largest_component,
        "statements": value.statements,
        "joint_statements": value.joint_statements,
        "mean_list": value.mean_list,
        "density": value.density,
        "centralization": value.centralization,
        "communities": value.communities,
        "modularity": value.modularity,
        "runs": value.runs,
        "agreement": value.agreement,
        "moved": value.moved,
    }
    if value.modularity_by_chance is not None:
        facts["modularity_by_chance"] = value.modularity_by_chance
    if value.pivots is not None:
        facts["betweenness_pivots"] = value.pivots
    return facts


def _ref(actor: Actor) -> AgencyRef:
    return AgencyRef(actor.id, actor.name, actor.name_en, actor.collective)
