"""`zhimai quality`: measure extraction against the hand-made annotations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.exits import OK
from cli.options import corpus_option, output_options
from cli.output import Output
from cli.places import corpus_folder, data_folder
from loaders.quality import ASPECTS, measure, read_gold

if TYPE_CHECKING:
    from loaders.quality import Aspect, Group, Quality, Score

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

    Precision, recall and F1 of bodies, and of bodies with their role, against annotations made by
    hand; the format of the annotations is described in tests/gold/README.md.
    """
    output = Output(as_json=as_json, lang=lang, no_color=no_color)
    found = measure(read_gold(gold, corpus_folder(corpus, data_folder(None))))
    if output.as_json:
        output.json(_as_json(found))
        return OK
    for kind, words in _SETS.items():
        groups = sorted(
            (g for g in found.groups if g.set == kind and (g.by != "document" or not no_documents)),
            key=lambda group: (_ORDER[group.by], group.name),
        )
        if groups:
            _write_groups(output, output.word(*words), groups)
    if errors:
        _write_differences(output, found)
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
