"""A small made-up graph of odd cases: bodies in every statement, much succession, ties, gaps.

Its documents share days or have none, statements cover sentences of other clauses, bodies stand
twice in one statement, divide, merge, come back and are named only in passing.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from benchmarks.graphs import authority_graph, record_rows
from tests.queries.papers import Paper, Said, Task, agency, event, name

if TYPE_CHECKING:
    from graph.property_graph import PropertyGraph
    from loaders.record import Role
    from ontology.authority_types import Agency, ChangeEvent, Name

ROLES: Final[tuple[Role, ...]] = ("lead", "support", "responsible", "by_duty")
HUBS: Final = ("hub", "second")
BODIES: Final = tuple(f"body{n}" for n in range(14))
DISTRICTS: Final = ("districts", "district1", "district2")
WORDS: Final = (
    "质量", "质量提升", "知识图谱", "5G应用", "DCMM贯标", "图", "𠮷祥", "著名商标", "GB/T 29187", "ｆｕｌｌ",
    "标准 化", "（试行）", "café", "一", "a", "*", "+质量", "\"质量\"", "品牌~1", "质量:图",
)  # fmt: skip
_DAYS: Final = ("2015-03-04", "2017-05", "2018-11-23", "2018-11-23", "2022", "2023-01-01", None)


def hub_graphs(papers: int = 24, seed: int = 7) -> list[PropertyGraph]:
    """Return the graph of the bodies, then one graph a document."""
    rng = random.Random(seed)
    records = [_paper(rng, number).record() for number in range(papers)]
    agencies = {a.id: a for a in _agencies()}
    for record in records:
        for body in (
            *(a.agency for s in record.statements for a in s.assignments),
            *(a.agency for m in record.measures for a in m.actors),
            *(i.agency for i in record.document.issuers),
        ):
            agencies.setdefault(body, agency(body))
    members = [("districts", f"district{n}") for n in (1, 2)] + [("districts", "body3")]
    return [
        authority_graph(agencies.values(), _names(agencies), _events(), members),
        *(record_rows(record) for record in records),
    ]


def _agencies() -> list[Agency]:
    return [agency("districts", "各区人民政府", collective=True), agency("nobody", "无人提及局")]


def _names(agencies: dict[str, Agency]) -> list[Name]:
    names = [name(a.id, a.official_name) for a in agencies.values() if a.id != "hub"]
    return [
        *names,
        name("hub", "市质量局", None, "2010"),
        name("hub", "市质量技监局", "2010", "2018-11"),
        name("hub", "市市场监管局", "2018-11"),
        name("hub", "质量局", type="short"),
        name("second", "市质量局", "2001", "2005", type="former"),
        name("body0", "质量图谱𠮷局", "2001"),
        name("body1", "5G 应用办", "2001", type="short"),
    ]


def _events() -> list[ChangeEvent]:
    """A merger into the hub, a chain, a division, a return, and functions that moved."""
    return [
        event("e1", ["body1", "body2"], ["hub"], "2018-11"),
        event("e2", ["body3"], ["body4"], "2010"),
        event("e3", ["body4"], ["body5", "body6"], "2018-11-23"),
        event("e4", ["body7"], ["body8"], None),
        event("e5", ["body8"], ["body7"], "2020"),
        event("e6", ["body9"], ["second"], "2018-11", function="商标"),
        event("e7", ["second"], ["body9"], "2022", function="商标专利"),
        event("e8", ["body10", "second"], ["body11"], "2024-01-01"),
        event("e9", ["body11"], ["body12"], "2024-01-01"),
    ]


def _paper(rng: random.Random, number: int) -> Paper:
    clauses = []
    written = 0
    for n in range(rng.randint(1, 7)):
        items: list[str | Task | Said] = []
        for _ in range(rng.randint(0, 4)):
            items.append(_task(rng, number))
            written += 1
            if rng.random() < 0.6:
                items.append(_said(rng, written))
        heading = rng.choice(("", rng.choice(WORDS), f"推进{rng.choice(WORDS)}工作"))
        if not items and not heading:
            heading = f"第{n}"
        clauses.append((heading, items))
    return Paper(
        number=f"沪质〔{2010 + number}〕{number + 1}号",
        date=rng.choice(_DAYS),
        clauses=clauses,
        title=f"关于{rng.choice(WORDS)}的{rng.choice(('意见', '通知', '行动方案'))}",
        kind=rng.choice(("意见", "通知", None)),
        issuer=rng.choice((None, "hub", "body1", "body10")),
        period=rng.choice((None, None, ("2023", "2025"), (None, "2024-06"))),
    )


def _task(rng: random.Random, number: int) -> Task:
    actors = [(rng.choice((*HUBS, *BODIES)), rng.choice(ROLES))] if rng.random() < 0.2 else []
    return Task(
        f"推进{rng.choice(WORDS)}{rng.choice(WORDS)}建设{number}{rng.choice('。；')}",
        deadline=rng.choice((None, None, None, "2025", "2023年底", "2024-06")),
        status=rng.choice(("planned", "planned", "reported")),
        actors=actors,
    )


def _said(rng: random.Random, written: int) -> Said:
    bodies = [(rng.choice(BODIES), rng.choice(ROLES)) for _ in range(rng.randint(0, 5))]
    if rng.random() < 0.9:
        bodies.insert(rng.randint(0, len(bodies)), (HUBS[0], rng.choice(ROLES)))
    if rng.random() < 0.5:
        bodies.append((HUBS[1], rng.choice(ROLES)))
    if rng.random() < 0.2:
        bodies.append((rng.choice(DISTRICTS), "responsible"))
    if not bodies:
        bodies = [("second", "lead")]
    covers = None
    if rng.random() < 0.25:
        covers = sorted(rng.sample(range(written), min(written, rng.randint(1, 3))))
    return Said(
        bodies,
        covers=covers,
        manner=rng.choice((None, "牵头负责", "按照职责分工")),
        open=rng.random() < 0.2,
        deadline=rng.choice((None, None, None, None, "2025", "2026-01")),
    )
