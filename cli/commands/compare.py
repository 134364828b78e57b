"""`zhimai compare`: what a later document continued of an earlier one, what is new, what is gone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import click

from cli.exits import OK
from cli.lineages import as_object, lineage_of, link_object
from cli.naming import document_named
from cli.options import data_option, output_options, store_option
from cli.output import Output
from cli.quotes import FAINT, quoted
from cli.reading import reading
from graph.lineage.compare import compare, same_words
from ontology.authority import load_authority
from ontology.errors import InputError, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from graph.lineage.compare import Comparison
    from graph.lineage.kinds import Kind
    from graph.lineage.papers import Paper, Sentence
    from graph.lineage.whole import Lineage

KINDS: Final[Mapping[Kind, tuple[str, str]]] = {
    "continues": ("延续", "continues"),
    "expands": ("加码", "expands"),
    "revises": ("修订", "revises"),
    "replaces": ("取代", "replaces"),
    "reports_on": ("交账", "reports on"),
    "implements": ("落实", "implements"),
}


@click.command(
    "compare",
    epilog="\b\n例 · Examples:\n"
    "  zhimai compare 沪府发〔2015〕6号 沪质〔2024〕1号\n"
    "  zhimai compare 行动方案 沪质〔2024〕1号 --json",
)
@click.argument("documents", nargs=-1, required=True)
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(0, 10_000),
    default=10,
    show_default=True,
    metavar="N",
    help="每栏最多几条 · at most N rows a section.",
)
@data_option
@store_option
@output_options
def command(
    *,
    documents: tuple[str, ...],
    limit: int,
    data: Path | None,
    store: str | None,
    as_json: bool,
    lang: str | None,
    no_color: bool,
) -> int:
    """两份（或多份）文件逐句相比：延续、未见前文、未见下文，机构进出，照抄的话。

    Two documents or more, by number, title words or id, each with the next in time: which work was
    continued, what follows on nothing found before, of what no continuation was found (or only in
    a still later document), which bodies came and went, which wording was taken over. What was
    not found may have been said in other words.
    """
    if len(documents) < 2:
        raise InputError("compare takes two documents or more: zhimai compare A B.")
    output = Output(as_json=as_json, lang=lang, no_color=no_color)
    with reading(data, store) as reader:
        ids = [document_named(reader, name, None) for name in documents]
    whole = lineage_of(data)
    comparisons = _compared(whole, ids)
    if output.as_json:
        output.json([_object(comparison) for comparison in comparisons])
        return OK
    for comparison in comparisons:
        _write(output, comparison, limit)
    return OK


def _compared(whole: Lineage, ids: Sequence[str]) -> list[Comparison]:
    """Compare each document with the next in time. Raises NotFound, InputError."""
    there = {paper.document for paper in whole.papers}
    for identifier in ids:
        if identifier not in there:
            raise NotFound(f"没有这份文件 · no document is called {identifier}.")
    ordered = [paper.document for paper in whole.papers if paper.document in set(ids)]
    if len(ordered) < len(ids):
        raise InputError("A document is compared with another one, not with itself.")
    authority = load_authority()
    bodies = {body for paper in whole.papers for body in paper.bodies}
    successors = {body: authority.successors(body) for body in bodies}
    return [compare(whole, first, second, successors) for first, second in pairwise(ordered)]


def _write(output: Output, comparison: Comparison, limit: int) -> None:
    word = output.word
    earlier, later = comparison.earlier, comparison.later
    output.line((_title(earlier), "bold"), " → ", (_title(later), "bold"))
    gone = [s for s in comparison.dropped if s.measure not in comparison.skipped]
    again = [s for s in comparison.dropped if s.measure in comparison.skipped]
    continued = {link.earlier.measure for link in comparison.continued}
    output.line(
        word(
            f"  {len(earlier.sentences)} 句中 {len(continued)} 句有下文，{len(gone)} 句未见下文，"
            f"{len(again)} 句隔年又提；后者 {len(comparison.new)} 句未见前文",
            f"  of {len(earlier.sentences)} sentences {len(continued)} go on, of {len(gone)} no "
            f"continuation was found, {len(again)} come again later only; {len(comparison.new)} "
            "follow on nothing found",
        )
    )
    output.line((word("延续", "continued"), "bold"), f" {len(comparison.continued)}")
    for link in comparison.continued[:limit]:
        kept, taken = same_words(link.earlier.text, link.later.text)
        output.line((f"  {word(*KINDS[link.kind])} ", "cyan"), (link.evidence, "bold"))
        output.line("    − ", _marked(link.earlier, kept))
        output.line("    + ", _marked(link.later, taken))
    sections = (
        (word("未见前文", "follow on nothing found"), comparison.new),
        (word("未见下文", "no continuation found"), gone),
        (word("隔年又提", "come again later only"), again),
    )
    for heading, sentences in sections:
        output.line((heading, "bold"), f" {len(sentences)}")
        for sentence in sentences[:limit]:
            output.line("  ", quoted(sentence.text, sentence.start))
    _write_bodies(output, comparison)
    output.line(
        (word("照抄的话", "taken over word for word"), "bold"), f" {len(comparison.passages)}"
    )
    for passage in comparison.passages[:limit]:
        output.line("  ", passage.words)
    output.line("")


def _write_bodies(output: Output, comparison: Comparison) -> None:
    """Write which bodies came, went, or carry on under another name."""
    word, passed = output.word, comparison.passed
    names = comparison.later.bodies
    output.line((word("机构", "bodies"), "bold"))
    heirs = set(passed.values())
    entered = [name for body, name in comparison.entered.items() if body not in heirs]
    left = [name for body, name in comparison.left.items() if body not in passed]
    for body, now in passed.items():
        output.line("  ", f"{comparison.left[body]} → {names[now]}")
    for label, some in ((word("新进", "came"), entered), (word("退出", "went"), left)):
        if some:
            output.line(f"  {label} ", "、".join(some))


def _marked(sentence: Sentence, same: Iterable[tuple[int, int]]) -> Any:
    """Return a sentence with what it shares with the other one made faint: the rest is new."""
    marks = [(sentence.start + start, sentence.start + end, FAINT) for start, end in same]
    return quoted(sentence.text, sentence.start, marks)


def _title(paper: Paper) -> str:
    title = "".join((paper.title or paper.document).split())
    return f"{title}（{paper.date}）" if paper.date else title


def _object(comparison: Comparison) -> dict[str, Any]:
    return {
        "from": comparison.earlier.document,
        "to": comparison.later.document,
        "continued": [link_object(link) for link in comparison.continued],
        "new": [as_object(sentence) for sentence in comparison.new],
        "dropped": [
            {**as_object(sentence), "again_later": sentence.measure in comparison.skipped}
            for sentence in comparison.dropped
        ],
        "bodies": {
            "entered": dict(comparison.entered),
            "left": dict(comparison.left),
            "passed": dict(comparison.passed),
        },
        "passages": [
            {"link": link_object(passage.link), "words": passage.words}
            for passage in comparison.passages
        ],
    }
