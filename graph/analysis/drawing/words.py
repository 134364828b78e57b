"""The words that all pictures share: which network it is, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph.analysis.model import Analysis, View

Language = Literal["zh", "en"]


def which(view: View, language: Language) -> str:
    """Return which network a view is.

    >>> from graph.analysis.model import View
    >>> which(View(2023, "succession"), "zh"), which(View(collectives="kept"), "en")
    ('2023 年，前身后身合一，不计统称', 'all years, by names, collective bodies counted')
    """
    if language == "zh":
        return "，".join(
            (
                "全部年份" if view.year is None else f"{view.year} 年",
                "前身后身合一" if view.through == "succession" else "按当时名称",
                "不计统称" if view.collectives == "left_out" else "含统称",
            )
        )
    return ", ".join(
        (
            "all years" if view.year is None else str(view.year),
            "through succession" if view.through == "succession" else "by names",
            "collective bodies left out"
            if view.collectives == "left_out"
            else "collective bodies counted",
        )
    )


def headline(analysis: Analysis, language: Language) -> str:
    """Return the network in a line: which it is, how large, how dense."""
    network = analysis.network
    if language == "zh":
        return (
            f"{which(analysis.view, language)}：{network.actors} 个机构，{network.ties} 对，"
            f"密度 {network.density:.2f}，中心势 {network.centralization:.2f}，"
            f"{network.communities} 群，模块度 {network.modularity:.2f}"
        )
    return (
        f"{which(analysis.view, language)}: {network.actors} agencies, {network.ties} ties, "
        f"density {network.density:.2f}, centralization {network.centralization:.2f}, "
        f"{network.communities} communities, modularity {network.modularity:.2f}"
    )
