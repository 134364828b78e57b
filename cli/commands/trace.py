"""`zhimai trace`: threads as a strip, a row each and a column a year, then sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from cli.exits import NOTHING_FOUND, OK
from cli.lineages import (
    judged_object,
    link_word,
    method_word,
    status_word,
    thread_object,
    told_sentence,
)
from cli.output import note
from cli.quotes import FAINT, WORDS_STYLE, quoted, source_line
from cli.reading import question
from graph.lineage.papers import plain
from graph.search_key import find
from queries.lineage_words import FIRST_EN, FIRST_ZH
from queries.trace import trace
from queries.types import MAX_LIMIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cli.output import Output
    from graph.port import Reader
    from queries.types import Change, LinkKind, Step, Strip, Strips

_STYLES: Mapping[LinkKind, str] = {
    "continues": "bold",
    "expands": "bold yellow",
    "revises": "bold magenta",
    "replaces": "bold magenta",
    "reports_on": "bold green",
    "implements": "bold green",
}
_FIRST_STYLE = "bold blue"


@click.command(
    "trace",
    epilog="\b\n例 · Examples:\n"
    "  zhimai trace 首席质量官\n"
    "  zhimai trace 质量月 --lang en\n"
    "  zhimai trace '沪质〔2024〕1号 第二部分（十八）' --as-of 2023",
)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", "-n", type=click.IntRange(1, MAX_LIMIT), default=5, show_default=True, metavar="N",
    help="最多几条线索 · at most N threads.",
)  # fmt: skip
@question
def command(
    *, reader: Reader, output: Output, words: tuple[str, ...], limit: int, as_of: str | None
) -> int:
    """一件事逐年怎么写：一行一件事，一列一年；再逐句列出原文。

    One thing through the years: how it changed (加码, 修订, 交账), planned or reported, how far it
    had come in the words of the document (探索, 试点, 推行); then each sentence. WORDS are those of
    its name or of its sentences, the number and label of a clause, or an id.
    """
    asked = " ".join(words)
    found = trace(reader, asked, limit=limit, as_of=as_of)
    if output.as_json:
        output.json([_object(strip) for strip in found.strips])
        return OK if found.strips else NOTHING_FOUND
    if not found.strips:
        note(
            output.word(
                f"没有含“{asked}”的线索。只在一处写到的，用 zhimai search 检索。",
                f"No thread has the words {asked!r}. What stands in one place only: zhimai search.",
            )
        )
        return NOTHING_FOUND
    _write_strip(output, found)
    for strip in found.strips:
        _write_thread(output, strip, asked)
    if found.total > len(found.strips):
        rest = found.total - len(found.strips)
        note(output.word(f"还有 {rest} 条线索（--limit）。", f"{rest} more threads (--limit)."))
    return OK


def _write_strip(output: Output, found: Strips) -> None:
    """Write the table: rows are threads, columns years; ○ is a year whose documents are silent."""
    rows = []
    for strip in found.strips:
        head = Text(strip.thread.name, style="bold")
        head.append(f"\n{method_word(output, strip.thread.method)}", style=FAINT)
        rows.append([head, *(_cell(output, strip, year) for year in found.years)])
    columns = [output.word("事项", "thread"), *map(str, found.years)]
    output.table(columns, rows)


def _cell(output: Output, strip: Strip, year: int) -> Text:
    here = [step for step in strip.steps if step.clause.document.year == year]
    if here:
        return Text("\n").join(_short(output, step) for step in here)
    years = [y for step in strip.steps if (y := step.clause.document.year) is not None]
    return Text("○" if years and min(years) < year < max(years) else "", style=FAINT)


def _short(output: Output, step: Step) -> Text:
    """Return the word of change, the status and the stage: 加码 计划 深化."""
    word = _word(output, step.change)
    rest = " ".join(filter(None, (status_word(output, step.sentence.status), step.sentence.stage)))
    return Text.assemble(word, f" {rest}")


def _word(output: Output, change: Change | None) -> tuple[str, str]:
    if change is None:
        return output.word(FIRST_ZH, FIRST_EN), _FIRST_STYLE
    return link_word(output, change.kind), _STYLES[change.kind]


def _write_thread(output: Output, strip: Strip, asked: str) -> None:
    output.line("")
    output.line(
        (strip.thread.name, "bold"),
        "  ",
        (f"{method_word(output, strip.thread.method)} · {strip.thread.id}", FAINT),
    )
    if strip.omitted:
        words = output.word(
            f"  更早的 {strip.omitted} 句未列", f"  {strip.omitted} older sentences not shown"
        )
        output.line((words, FAINT))
    for step in strip.steps:
        sentence = step.sentence
        marks = [(step.evidence.start, step.evidence.end, "bold cyan")]
        marks += [
            (sentence.start + start, sentence.start + end, WORDS_STYLE)
            for start, end in find(sentence.text, plain(asked))
        ]
        year = step.clause.document.year
        output.line(
            (f"  {year or '—'} ", "bold"),
            _short(output, step),
            _judged(output, step.change),
            "  ",
            quoted(sentence.text, sentence.start, marks),
        )
        output.line("      ", source_line(step.evidence, step.clause, sentence.start, sentence.end))


def _judged(output: Output, change: Change | None) -> Text:
    """Return a remark where a person confirmed how a sentence goes on, with who and why."""
    if change is None or change.judged is None:
        return Text("")
    said = change.judged
    words = output.word(
        f"（{said.who} {said.when} 确认：{said.why}）",
        f" (confirmed by {said.who} on {said.when}: {said.why})",
    )
    return Text(words, style=FAINT)


def _object(strip: Strip) -> dict[str, Any]:
    return {
        **thread_object(strip.thread),
        "omitted": strip.omitted,
        "sentences": [
            {
                **told_sentence(step.sentence, step.clause),
                "date": step.clause.document.date,
                "status": step.sentence.status,
                "stage": step.sentence.stage,
                "text": step.sentence.text,
                "change": None if step.change is None else _change(step.change),
            }
            for step in strip.steps
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    found: dict[str, Any] = {"since": change.since.id, "kind": change.kind}
    if change.judged is not None:
        found["judged"] = judged_object(change.judged)
    return found
