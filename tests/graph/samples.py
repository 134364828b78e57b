"""Small records made by hand, with every kind of fact, for the tests of the graph."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.authority_rows import authority_rows
from graph.property_graph import PropertyGraph
from graph.rdf import named
from loaders.record import (
    Actor,
    Assignment,
    BodyMention,
    Document,
    Entity,
    EntityKind,
    Indicator,
    Measure,
    Mention,
    MentionType,
    Provision,
    Record,
    Role,
    Statement,
)
from ontology import iri
from ontology.authority import load_authority

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = {
    "sh-gov": "上海市人民政府",
    "sh-qts": "上海市质量技术监督局",
    "sh-amr": "上海市市场监督管理局",
    "sh-aic": "上海市工商行政管理局",
    "all-districts": "各区人民政府",
    "330100-market-regulation": "杭州市市场监督管理局",
    "p-0123456789": "市轨道集团",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause to be written: its sentences, and its bodies with their roles."""

    sentences: tuple[str, ...]
    bodies: tuple[tuple[str, Role], ...] = ()
    deadline: str | None = None


TWO_CLAUSES = (
    Clause(
        ("加强品牌建设。", "推进ＧＢ/T 29187标准化；"),
        (("sh-qts", "lead"), ("sh-aic", "support"), ("330100-market-regulation", "support")),
        "2025",
    ),
    Clause(("完善質量信用體系。",), (("sh-qts", "responsible"), ("p-0123456789", "responsible"))),
)


def record(
    number: str = "沪府发〔2015〕6号",
    clauses: tuple[Clause, ...] = TWO_CLAUSES,
    *,
    date: str | None = "2015-03-04",
) -> Record:
    """Return the record of a short notice with one section and these clauses."""
    document = iri.document_id(date[:4] if date else None, number)
    draft = _Draft()
    title = "关于加强质量工作的通知"
    draft.write(f"{number}\n{title}\n\n各区人民政府：\n")
    issuer = draft.write(NAMES["sh-gov"])
    draft.write("\n")
    section = iri.provision_id(document, "s1")
    start, _ = draft.write("一、")
    draft.write("总体要求\n")
    provisions: list[Provision] = []
    statements: list[Statement] = []
    measures: list[Measure] = []
    for place, clause in enumerate(clauses, 1):
        _write_clause(draft, section, place, clause, provisions, statements, measures)
    whole = Provision(
        section, None, "section", None, None, "一、", "总体要求", "一", start, draft.length
    )
    text = draft.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    mention = BodyMention("sh-gov", NAMES["sh-gov"], NAMES["sh-gov"], *issuer)
    return Record(
        Document(
            document,
            title,
            None,
            number,
            "通知",
            date,
            (mention,),
            ("各区人民政府", "市政府各委、办、局"),
            ("2015", "2020"),
            digest,
            digest,
            "310000",
            "notice.txt",
        ),
        text,
        (whole, *provisions),
        tuple(statements),
        tuple(measures),
    )


def speaking(item: Record, things: Mapping[str, str]) -> Record:
    """Return a record whose sentences speak of things: words of the text and kind/id of each.

    Of an indicator the words are its figure, in per cent.
    """
    mentions: list[Mention] = []
    entities: dict[str, Entity] = {}
    indicators: list[Indicator] = []
    for words, key in things.items():
        kind, _, identifier = key.partition("/")
        start = item.text.index(words)
        place = next(m for m in item.measures if m.start <= start < m.end)
        span = (start, start + len(words))
        if kind == "indicator":
            value = float(words.removesuffix("%"))
            mark = f"{place.provision}-f{iri.digest(words, 8)}"
            indicators.append(
                Indicator(
                    mark, identifier, place.provision, "覆盖率", value, None, "=", "%", value, "%",
                    2014, "result", None, None, None, None, words, *span,
                )
            )  # fmt: skip
            continue
        type_: MentionType = "document" if kind == "work" else "programme"
        of_kind: EntityKind = "work" if kind == "work" else "programme"
        entities[identifier] = Entity(of_kind, identifier, type_, words, None, None, None, None)
        mentions.append(
            Mention(
                f"{place.provision}-n{iri.digest(words, 8)}", place.provision, place.id, type_,
                of_kind, identifier, words, None, None, None, None, "title", *span,
            )
        )  # fmt: skip
    return replace(
        item,
        mentions=tuple(mentions),
        entities=tuple(entities.values()),
        indicators=tuple(indicators),
    )


def small_authority(*, succession: bool = True) -> PropertyGraph:
    """Return a small authority graph: 质量技监局 and 工商局 became 市场监管局 in 2018."""
    rows = authority_rows(load_authority())
    bodies = {"sh-qts", "sh-aic", "sh-amr", "sh-gov"}
    event = "ev-2018-amr"
    return named(
        PropertyGraph(
            rows.graph,
            {
                "Agency": [row for row in rows.nodes["Agency"] if row[0] in bodies],
                "AgencyName": [row for row in rows.nodes["AgencyName"] if row[1] in bodies],
                "ChangeEvent": [row for row in rows.nodes["ChangeEvent"] if row[0] == event],
            },
            {},
            {kind: [p for p in pairs if p[0] == event] for kind, pairs in rows.links.items()}
            if succession
            else {},
        )
    )


class _Draft:
    def __init__(self) -> None:
        self.text = ""

    @property
    def length(self) -> int:
        return len(self.text)

    def write(self, words: str) -> tuple[int, int]:
        start = self.length
        self.text += words
        return start, self.length


def _write_clause(
    draft: _Draft,
    section: str,
    place: int,
    clause: Clause,
    provisions: list[Provision],
    statements: list[Statement],
    measures: list[Measure],
) -> None:
    label = f"（{'一二三四五六七八九十'[place - 1]}）"
    start, _ = draft.write(label)
    identifier = f"{section}.c{place}"
    first = draft.length
    spans = [draft.write(sentence) for sentence in clause.sentences]
    last = draft.length
    statement = None
    if clause.bodies:
        opening, _ = draft.write("（")
        assignments = []
        for position, (body, role) in enumerate(clause.bodies, 1):
            if position > 1:
                draft.write("、")
            at = draft.write(NAMES[body][-6:])
            assignments.append(
                Assignment(body, NAMES[body], NAMES[body][-6:], role, position, False, *at)
            )
        draft.write("负责）")
        quote = draft.text[opening:]
        statement = Statement(
            iri.statement_id(identifier, quote),
            identifier,
            "bracket",
            first,
            last,
            "负责",
            False,
            clause.deadline,
            quote,
            opening,
            draft.length,
            tuple(assignments),
        )
        statements.append(statement)
    for sentence, at in zip(clause.sentences, spans, strict=True):
        actors = (Actor("sh-qts", NAMES["sh-qts"], sentence[:2], "lead", at[0], at[0] + 2),)
        measures.append(
            Measure(
                iri.measure_id(identifier, sentence),
                identifier,
                sentence,
                *at,
                "planned",
                None,
                clause.deadline,
                (statement.id,) if statement else (),
                actors if place == 1 else (),
            )
        )
    end = draft.length
    draft.write("\n")
    provisions.append(
        Provision(
            identifier, section, "clause", None, "一、", label, None, f"一{label}", start, end
        )
    )
