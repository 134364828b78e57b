"""`zhimai quality`: measure extraction against the hand-made annotations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.exits import OK
from cli.options import corpus_option, output_options
from cli.output import Output
from cli.places import corpus_folder, data_folder
from graph.lineage.quality.key import read_key
from graph.lineage.quality.quality import measure_lineage, papers_of
from loaders.quality.annotations import read_gold
from loaders.quality.facts import measure_facts
from loaders.quality.gold import read_facts
from loaders.quality.quality import ASPECTS, measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.lineage.quality.quality import LineageScore, What
    from loaders.quality.facts import Fact, FactGroup, FactQuality
    from loaders.quality.quality import Aspect, Group, Quality, Score

_SETS = {
    "five": ("五份文件", "the five documents"),
    "others": ("其他政府的文件", "other governments"),
}
_BY = {"all": ("合计", "all"), "document": ("按文件", "by document"), "form": ("按形式", "by form")}
_ORDER = {by: number for number, by in enumerate(_BY)}
_ASPECTS: dict[Aspect, tuple[str, str]] = {
    "agency": ("机构", "agency"),
    "agency_role": ("机构与职责", "agency and role"),
    "printed": ("原文字样", "as printed"),
    "statement": ("分工语句", "statement"),
}
_FACTS: dict[Fact, tuple[str, str]] = {
    "mention": ("所提及的文件与事物", "mentions"),
    "work": ("同指一文的成对引用", "pairs that mean one work"),
    "figure": ("数据指标", "figures"),
    "masthead": ("文头", "masthead"),
}
_WHAT: dict[What, tuple[str, str]] = {
    "pairs": ("关联的句子对", "pairs of sentences"),
    "clauses": ("关联的条款对", "pairs of clauses"),
    "threads": ("线索", "threads"),
    "kinds": ("关联的种类", "kinds of links"),
    "targets": ("计划的下文", "what became of plans"),
    "series": ("指标序列", "series of figures"),
}
_EVIDENCE = {
    "all": ("合计", "all"),
    "thesaurus": ("词表", "thesaurus"),
    "named": ("同名", "named"),
    "wording": ("措辞", "wording"),
    "bare": ("不用词表", "without the thesaurus"),
}
_SHARES = {
    "look_alikes": ("形似而误连", "look-alikes joined"),
    "as_right": ("亦可", "as right"),
    "found": ("找到", "found"),
    "verdicts": ("结论相符", "verdicts"),
}


@click.command(
    "quality",
    epilog="\b\n例 · Examples:\n"
    "  zhimai quality --gold tests/gold\n"
    "  zhimai quality --gold tests/gold --errors",
)
@click.option(
    "--gold",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("tests/gold"),
    show_default=True,
    metavar="DIR",
    help="标注文件夹 · the folder of annotations.",
)
@click.option("--errors", is_flag=True, help="列出每处差异 · list every difference.")
@click.option("--no-documents", is_flag=True, help="不逐份列出 · leave out the rows by document.")
@corpus_option
@output_options
def command(
    *,
    gold: Path,
    errors: bool,
    no_documents: bool,
    corpus: Path | None,
    as_json: bool,
    lang: str | None,
    no_color: bool,
) -> int:
    """抽取质量：与人工标注对照的准确率、召回率与 F1。

    Precision, recall and F1 of bodies, and of bodies with their role, then of mentions by type, of
    figures, and of the fields of the masthead, against annotations made by hand; their format is
    described in tests/gold/README.md and README-mentions.md. Then how good lineage is against the
    key in the folder's lineage/, where it has one.
    """
    output = Output(as_json=as_json, lang=lang, no_color=no_color)
    documents = corpus_folder(corpus, data_folder(None))
    texts = read_facts(gold, documents)
    # A folder may hold annotations of facts alone (tests/gold/held-out).
    stated = any((gold / name).exists() for name in ("five.jsonl", "others.jsonl"))
    found = measure(read_gold(gold, documents) if stated or not texts else ())
    facts = measure_facts(texts)
    key = read_key(gold)
    lineage = () if key is None else measure_lineage(key, papers_of(documents))
    if output.as_json:
        output.json({**_as_json(found), **_facts_as_json(facts), **_lineage_as_json(lineage)})
        return OK
    for kind, words in _SETS.items():
        groups = sorted(
            (g for g in found.groups if g.set == kind and (g.by != "document" or not no_documents)),
            key=lambda group: (_ORDER[group.by], group.name),
        )
        if groups:
            _write_groups(output, output.word(*words), groups)
        _write_facts(output, output.word(*words), [g for g in facts.groups if g.set == kind])
    _write_lineage(output, lineage)
    if errors:
        _write_differences(output, found)
        _write_fact_differences(output, facts)
    return OK


def _write_groups(output: Output, title: str, groups: list[Group]) -> None:
    columns = [output.word("范围", "scope"), ""]
    columns += [f"{output.word(*words)} P R F1" for words in _ASPECTS.values()]
    columns.append(output.word("标注机构数", "annotated bodies"))
    rows = []
    for group in groups:
        agency = group.scores["agency"]
        figures = [_figures(group.scores[aspect]) for aspect in ASPECTS]
        count = str(agency.right + agency.missed)
        rows.append([output.word(*_BY[group.by]), group.name, *figures, count])
    output.table(columns, rows, right=range(2, len(columns)), title=title)


def _write_facts(output: Output, title: str, groups: list[FactGroup]) -> None:
    if not groups:
        return
    columns = [output.word("对象", "what"), output.word("类型", "type"), "P", "R", "F1"]
    columns += [output.word("标注数", "annotated"), output.word("其中也对", "of the right, also")]
    rows = []
    for group in groups:
        score = group.score
        shares = [f"{name} {right}/{total}" for name, (right, total) in group.shares.items()]
        figures = [f"{part:.3f}" for part in (score.precision, score.recall, score.f1)]
        word = output.word(*_FACTS[group.fact])
        count = str(score.right + score.missed)
        rows.append([word, group.name, *figures, count, ", ".join(shares)])
    output.table(columns, rows, right=range(2, 6), title=title)


def _write_lineage(output: Output, scores: Sequence[LineageScore]) -> None:
    if not scores:
        return
    columns = [output.word("对象", "what"), output.word("依据", "evidence"), "P", "R", "F1"]
    columns += [output.word("找到", "found"), output.word("其中", "of which")]
    rows = []
    for score in scores:
        shares = [
            f"{output.word(*_SHARES[name])} {some}/{total}"
            for name, (some, total) in score.shares.items()
        ]
        figures = [
            "—" if part is None else f"{part:.3f}"
            for part in (score.precision, score.recall, score.f1)
        ]
        names = [output.word(*_WHAT[score.what]), output.word(*_EVIDENCE[score.name])]
        rows.append([*names, *figures, str(score.found), ", ".join(shares)])
    title = output.word("演进，五份文件", "lineage, the five documents")
    output.table(columns, rows, right=range(2, 6), title=title)


def _lineage_as_json(scores: Sequence[LineageScore]) -> dict[str, object]:
    return {
        "lineage": [
            {
                "what": score.what,
                "evidence": score.name,
                "found": score.found,
                "precision": score.precision,
                "recall": score.recall,
                "f1": score.f1,
                "shares": {name: list(share) for name, share in score.shares.items()},
            }
            for score in scores
        ]
    }


def _figures(score: Score) -> str:
    return f"{score.precision:.3f} {score.recall:.3f} {score.f1:.3f}"


def _write_differences(output: Output, found: Quality) -> None:
    for difference in found.differences:
        quote = "".join(difference.quote.split())
        output.line("")
        output.line((f"{difference.document} {difference.start}–{difference.end}", "bold"))
        output.line(f"  {quote}")
        missed = [name for name in difference.expected if name not in difference.found]
        wrong = [name for name in difference.found if name not in difference.expected]
        output.line("  ", (output.word("应有", "expected"), "green"), f": {'、'.join(missed)}")
        output.line("  ", (output.word("抽到", "found"), "red"), f": {'、'.join(wrong)}")


def _write_fact_differences(output: Output, facts: FactQuality) -> None:
    for difference in facts.differences:
        quote = "".join(difference.quote.split())
        place = (f"{difference.document} {difference.fact} {difference.name}", "bold")
        output.line(place, f"  {quote}")
        output.line("  ", (output.word("应有", "expected"), "green"), f": {difference.expected}")
        output.line("  ", (output.word("抽到", "found"), "red"), f": {difference.found}")


def _facts_as_json(facts: FactQuality) -> dict[str, object]:
    groups = [
        {
            "set": group.set,
            "fact": group.fact,
            "name": group.name,
            "precision": group.score.precision,
            "recall": group.score.recall,
            "f1": group.score.f1,
            "right": group.score.right,
            "wrong": group.score.wrong,
            "missed": group.score.missed,
            "shares": {name: list(share) for name, share in group.shares.items()},
        }
        for group in facts.groups
    ]
    return {"facts": groups, "fact_differences": facts.differences}


def _as_json(found: Quality) -> dict[str, object]:
    groups = [
        {
            "set": group.set,
            "by": group.by,
            "name": group.name,
            **{
                aspect: {
                    "precision": score.precision,
                    "recall": score.recall,
                    "f1": score.f1,
                    "right": score.right,
                    "wrong": score.wrong,
                    "missed": score.missed,
                }
                for aspect, score in group.scores.items()
            },
        }
        for group in found.groups
    ]
    return {"groups": groups, "differences": found.differences}
