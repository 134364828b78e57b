"""One line that says who answers: what a reader wants to know before anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from queries.words import NO_LEAD_EN, NO_LEAD_ZH, NOBODY_EN, NOBODY_ZH, ROLE_EN, ROLE_ZH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.record import Role
    from queries.types import Assigned, Clause, Responsibility

_NAMED_IN_FULL = 3
"""Up to three bodies are named, of more only the first: one line has to stay one line."""
_TITLE_LENGTH = 40
_WORDS_LENGTH = 20
_SENTENCE_END = re.compile(r"[。；！？]")


def headline(answer: Responsibility, language: Literal["zh", "en"] = "zh") -> str:
    """Return who answers in one sentence, with the clause's own label and heading before it.

    (十八)加强质量文化建设：市质量工作领导小组办公室等 3 家按照职责分工实施，未写明牵头
    """
    words = answer.sentences[0].text if answer.sentences else ""
    title = clause_title(answer.clause, words)
    if language == "en":
        return f"{title}: {_english(answer)}"
    return f"{title}：{_chinese(answer)}"


def clause_title(clause: Clause, words: str = "") -> str:
    """Return label and heading as printed, on one line; without a heading the first of `words`.

    `words` are of the clause's text (its label may lead). Without both it is the clause's path.
    """
    label = clause.label or ""
    heading = "".join((clause.heading or "").split()).rstrip("。：:")
    if not heading:
        first = "".join(words.split()).removeprefix("".join(label.split()))
        heading = _SENTENCE_END.split(first, maxsplit=1)[0]
    longest = _TITLE_LENGTH if clause.heading else _WORDS_LENGTH
    if len(heading) > longest:
        heading = heading[: longest - 1] + "…"
    if not heading:
        return clause.path
    return f"{label}{heading}"


def _chinese(answer: Responsibility) -> str:
    bodies = answer.bodies
    if not bodies:
        return _acting(answer) or NOBODY_ZH
    if answer.lead_written:
        rest = [body for body in bodies if body.role != "lead"]
        leads = _several(_surfaces(bodies, "lead"))
        return f"{leads}牵头" + "".join(f"，{part}" for part in _by_role(rest))
    return f"{'，'.join(_by_role(bodies, _manner(answer)))}，{NO_LEAD_ZH}"


def _acting(answer: Responsibility) -> str:
    names = list(dict.fromkeys(actor.surface for actor in answer.actors))
    return f"{NOBODY_ZH}，句中写明{_several(names)}" if names else ""


def _manner(answer: Responsibility) -> str | None:
    """Return the document's own words on how they divide it, when they are the same throughout."""
    manners = {statement.manner for statement in answer.statements}
    return manners.pop() if len(manners) == 1 else None


def _by_role(bodies: Sequence[Assigned], manner: str | None = None) -> list[str]:
    parts: list[str] = []
    # As listed; bodies of a standing rule come after those that are named on the spot.
    listed = sorted(bodies, key=lambda body: body.inherited)
    for role in dict.fromkeys(body.role for body in listed):
        words = ROLE_ZH[role]
        if role == "by_duty" and manner:
            ends = manner.endswith(("实施", "负责", "落实"))
            words = manner if ends else f"{manner}实施"
        parts.append(f"{_several(_surfaces(listed, role))}{words}")
    return parts


def _surfaces(bodies: Sequence[Assigned], role: Role) -> list[str]:
    """Return the bodies of one role, each once, as the document calls them."""
    return list(
        dict.fromkeys("".join(body.surface.split()) for body in bodies if body.role == role)
    )


def _several(names: Sequence[str]) -> str:
    if len(names) < _NAMED_IN_FULL:
        return "、".join(names)
    return f"{names[0]}等 {len(names)} 家"


def _english(answer: Responsibility) -> str:
    bodies = answer.bodies
    if not bodies:
        return NOBODY_EN
    parts: list[str] = []
    for role, words in ROLE_EN.items():
        agencies = list(
            dict.fromkeys(
                body.agency.name_en or body.agency.name for body in bodies if body.role == role
            )
        )
        if agencies:
            more = f" and {len(agencies) - 1} more" if len(agencies) > 1 else ""
            parts.append(f"{agencies[0]}{more} ({words})")
    if not answer.lead_written:
        parts.append(NO_LEAD_EN)
    return "; ".join(parts)
