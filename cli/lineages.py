"""What the commands about lineage share: the JSON of links and figures, and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.lineage.outcomes.figures import series_of, targets_of
from queries.figure_papers import figure_papers
from queries.lineage_links import links
from queries.lineage_words import LINK_EN, LINK_ZH, METHOD_EN, METHOD_ZH, STATUS_EN, STATUS_ZH
from queries.period import period_of
from queries.planned_deeds import planned_deeds

if TYPE_CHECKING:
    from cli.output import Output
    from graph.lineage.outcomes.deeds import Deed
    from graph.lineage.outcomes.figures import Series, Target
    from graph.lineage.papers import Figure
    from graph.lineage.papers import Sentence as FoundSentence
    from graph.port import Reader
    from loaders.record import Status
    from queries.types import Clause, Judged, Link, LinkKind, LinkMethod, Sentence, ThreadRef


def lineage_object(reader: Reader, as_of: str | None = None) -> dict[str, Any]:
    """Return the JSON object that `zhimai lineage --json` prints, of one state of a store."""
    papers = figure_papers(reader, period_of(as_of)).papers
    found = list(links(reader, as_of=as_of))
    deeds = planned_deeds(reader, found, as_of=as_of)
    return {
        "links": [told_link(link) for link in found],
        "targets": [*map(_target, targets_of(papers)), *map(_deed, deeds)],
        "series": [_series(one) for one in series_of(papers)],
    }


def told_link(link: Link) -> dict[str, Any]:
    """Return a link as the JSON has it: both ends, what carries it, what somebody said of it."""
    found: dict[str, Any] = {
        "from": told_sentence(link.earlier.sentence, link.earlier.clause),
        "to": told_sentence(link.later.sentence, link.later.clause),
        "thread": None if link.thread is None else link.thread.id,
        "kind": link.kind,
        "score": link.score,
        "evidence": _evidence(link),
        "method": link.method,
    }
    if link.judged is not None:
        found["judged"] = judged_object(link.judged)
    return found


def _evidence(link: Link) -> str:
    """Return the name of what carries a link, or why somebody says that there is one."""
    if link.thread is not None:
        return link.thread.name
    return link.judged.why if link.judged is not None else ""


def told_sentence(sentence: Sentence, clause: Clause) -> dict[str, Any]:
    """Return where a sentence stands, as the JSON has it."""
    return {
        "document": clause.document.id,
        "measure": sentence.id,
        "start": sentence.start,
        "end": sentence.end,
    }


def judged_object(judged: Judged) -> dict[str, Any]:
    """Return what somebody said of a link, as the JSON has it."""
    return {
        "verdict": judged.verdict,
        "kind": judged.kind,
        "who": judged.who,
        "when": judged.when,
        "why": judged.why,
    }


def status_word(output: Output, status: Status) -> str:
    """Return 计划 or 已做."""
    return (STATUS_ZH if output.lang == "zh" else STATUS_EN)[status]


def method_word(output: Output, method: LinkMethod) -> str:
    """Return 词表, 同名, 措辞 or 人工."""
    return (METHOD_ZH if output.lang == "zh" else METHOD_EN)[method]


def link_word(output: Output, kind: LinkKind) -> str:
    """Return 延续, 加码 and so on."""
    return (LINK_ZH if output.lang == "zh" else LINK_EN)[kind]


def thread_object(thread: ThreadRef) -> dict[str, Any]:
    """Return a thread as the JSON has it."""
    return {
        "thread": thread.id,
        "words": thread.name,
        "type": thread.type,
        "method": thread.method,
    }


def as_object(sentence: FoundSentence) -> dict[str, Any]:
    """Return where a sentence of a paper stands, as the JSON has it."""
    return {
        "document": sentence.document,
        "measure": sentence.measure,
        "start": sentence.start,
        "end": sentence.end,
    }


def _target(one: Target) -> dict[str, Any]:
    return {
        "target": _figure(one.target),
        "result": None if one.result is None else _figure(one.result),
        "verdict": one.verdict,
    }


def _deed(one: Deed) -> dict[str, Any]:
    return {
        "target": {
            "document": one.plan.document,
            "measure": one.plan.measure,
            "start": one.start,
            "end": one.end,
        },
        "result": None if one.result is None else as_object(one.result),
        "verdict": one.verdict,
    }


def _series(one: Series) -> dict[str, Any]:
    return {
        "indicator": one.indicator,
        "name": one.name,
        "unit": one.unit,
        "points": [_figure(figure) for figure in one.points],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "document": figure.document,
        "name": figure.name,
        "year": None if figure.year is None else int(figure.year[:4]),
        "value": figure.value,
        "unit": figure.unit,
        "kind": figure.kind,
        "start": figure.start,
        "end": figure.end,
    }
