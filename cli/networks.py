"""Writes what was found in a network of agencies: tables for people, rows with their words for JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cli.quotes import quoted, source_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cli.output import Output
    from graph.analysis.model import Actor, Analysis, Community, Network, Tie, View
    from queries.analysis import Measure, Proof

_WORD = {
    "strength": ("强度", "strength"),
    "degree": ("伙伴数", "degree"),
    "betweenness": ("中介", "betweenness"),
    "eigenvector": ("特征向量", "eigenvector"),
    "core": ("核数", "core"),
    "statements": ("分工语句", "statements"),
    "leads": ("牵头", "leads"),
    "led": ("带领", "led"),
    "supports": ("配合", "supports"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What `--json` prints: the network, what was asked of it, and the words that prove it.

    `items` are agencies, communities or pairs; `proofs` have the statements that they name, by id.
    """

    release: str
    view: View
    network: Network
    total: int
    items: Sequence[Actor | Community | Tie]
    proofs: Mapping[str, Proof]


def write_network(output: Output, analysis: Analysis) -> None:
    """Write in a few lines what network this is."""
    network, view = analysis.network, analysis.view
    when = output.word("全部文件", "all documents") if view.year is None else str(view.year)
    through = output.word("按当时名称", "by names")
    if view.through == "succession":
        through = output.word("前身后身合一", "through succession")
    output.line((f"{when} · {through}", "bold"))
    output.line(
        output.word(
            f"{network.actors} 个机构（{network.isolates} 个无伙伴），{network.ties} 对，"
            f"{network.joint_statements}/{network.statements} 处分工语句由两家以上共担；"
            f"密度 {network.density}，中心势 {network.centralization}",
            f"{network.actors} agencies ({network.isolates} without a partner), {network.ties} ties; "
            f"{network.joint_statements} of {network.statements} statements name two or more; "
            f"density {network.density}, centralization {network.centralization}",
        )
    )
    if network.pivots is not None:
        output.line(
            output.word(
                f"中介中心性由 {network.pivots} 个机构抽样估计",
                f"betweenness is sampled from {network.pivots} agencies",
            )
        )


def write_agencies(output: Output, actors: Sequence[Actor], by: Measure) -> None:
    """Write agencies with their measures; the one they are ordered by is marked."""
    measures = ["statements", "degree", "strength", "betweenness", "eigenvector", "core", "leads"]
    heads = [
        output.word(*_WORD[name]) + (" ↓" if name == by else "")
        for name in (*measures, *([by] if by not in measures else []))
    ]
    output.table(
        [output.word("机构", "agency"), *heads, output.word("群", "community")],
        [
            [
                actor.label,
                *(_figure(getattr(actor, name)) for name in measures),
                *([_figure(getattr(actor, by))] if by not in measures else []),
                "" if actor.community is None else str(actor.community),
            ]
            for actor in actors
        ],
        right=range(1, len(heads) + 2),
    )


def write_communities(
    output: Output,
    analysis: Analysis,
    communities: Sequence[Community],
    proofs: Mapping[str, Proof],
) -> None:
    """Write communities: how sure they are, their members, and the statements that hold them."""
    network = analysis.network
    labels = {actor.id: actor.label for actor in analysis.actors}
    chance = network.modularity_by_chance
    output.line(
        output.word(
            f"模块度 {network.modularity}"
            + (f"（打乱名单后平均 {chance}）" if chance is not None else "")
            + f"；{network.runs} 个种子，两两一致度 {network.agreement}",
            f"modularity {network.modularity}"
            + (f" ({chance} when bodies are shuffled)" if chance is not None else "")
            + f"; {network.runs} seeds agree by {network.agreement}",
        )
    )
    for community in communities:
        head = output.word(
            f"群 {community.number}：{len(community.members)} 家",
            f"Community {community.number}: {len(community.members)} agencies",
        )
        facts = output.word(
            f"内 {community.internal}，外 {community.external}，稳定 {community.stability}",
            f"inside {community.internal}, out {community.external}, stable {community.stability}",
        )
        output.line((head, "bold"), f"  {facts}")
        output.line("  ", "、".join(labels[member] for member in community.members))
        pairs = [f"{labels[one]}–{labels[other]}" for one, other in community.ties]
        output.line("  ", (output.word("最强：", "strongest: ") + "，".join(pairs), "dim"))
        for gathering in community.gatherings[:2]:
            share = f"{gathering.members}/{gathering.size} "
            _write_proof(output, proofs[gathering.statement], share)


def write_pairs(
    output: Output, analysis: Analysis, ties: Sequence[Tie], proofs: Mapping[str, Proof]
) -> None:
    """Write pairs with the newest statement behind each."""
    labels = {actor.id: actor.label for actor in analysis.actors}
    for tie in ties:
        weight = output.word(f"权重 {tie.weight}", f"weight {tie.weight}")
        clauses = output.word(f"{tie.clauses} 条", f"{tie.clauses} clauses")
        output.line(
            (f"{labels[tie.a]} – {labels[tie.b]}", "bold"),
            f"  {weight}，{clauses}" if output.lang == "zh" else f"  {weight}, {clauses}",
            *_leading(output, tie, labels),
        )
        _write_proof(output, proofs[tie.newest[0]])


def _leading(output: Output, tie: Tie, labels: Mapping[str, str]) -> list[str]:
    words = []
    for lead, support, count in ((tie.a, tie.b, tie.a_leads), (tie.b, tie.a, tie.b_leads)):
        if count:
            words.append(
                output.word(
                    f"；{labels[lead]}牵头、{labels[support]}配合 {count} 处",
                    f"; {labels[lead]} leads, {labels[support]} supports in {count}",
                )
            )
    if tie.joint_lead:
        words.append(
            output.word(f"；共同牵头 {tie.joint_lead} 处", f"; both lead in {tie.joint_lead}")
        )
    return words


def _write_proof(output: Output, proof: Proof, before: str = "") -> None:
    evidence = proof.evidence
    output.line("    ", before, quoted(evidence.quote, evidence.start))
    output.line("    ", source_line(evidence, proof.clause, evidence.start, evidence.end))


def _figure(value: float | None) -> str:
    """Return a figure with as many digits as it needs.

    >>> _figure(3), _figure(0.8025), _figure(6.1667), _figure(None), _figure(4.0)
    ('3', '0.802', '6.17', '–', '4')
    """
    if value is None:
        return "–"
    if value == int(value):
        return str(int(value))
    return f"{value:.3f}" if value < 1 else f"{value:.2f}"
