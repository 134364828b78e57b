"""`zhimai trace`: one thing through the years, with the sentences side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.exits import NOTHING_FOUND, OK
from cli.lineages import METHOD, STATUS, as_object, lineage_of, year_of
from cli.options import data_option, output_options
from cli.output import Output, note
from cli.quotes import FAINT, WORDS_STYLE, quoted
from graph.lineage.papers import plain
from graph.search_key import find
from ontology.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from graph.lineage.links import Thread
    from graph.lineage.papers import Sentence
    from graph.lineage.whole import Lineage


@click.command(
    "trace",
    epilog="\b\n例 · Examples:\n  zhimai trace 首席质量官\n  zhimai trace 质量月 --lang en",
)
@click.argument("words")
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1, 1_000),
    default=5,
    show_default=True,
    metavar="N",
    help="最多几条线索 · at most N threads.",
)
@data_option
@output_options
def command(
    *, words: str, limit: int, data: Path | None, as_json: bool, lang: str | None, no_color: bool
) -> int:
    """一件事逐年怎么写：哪一年、计划还是已做、走到哪一步，原句并列。

    One thing through the years: planned or reported, how far it had come in the words of the
    document (探索, 试点, 推行), each with its sentence.
    """
    key = plain(words)
    if not key:
        raise InputError("trace needs words to look for.")
    output = Output(as_json=as_json, lang=lang, no_color=no_color)
    found = lineage_of(data)
    threads = _matching(found, key)
    if output.as_json:
        output.json([_object(thread) for thread in threads[:limit]])
        return OK if threads else NOTHING_FOUND
    titles = {paper.document: paper.title or paper.document for paper in found.papers}
    for thread in threads[:limit]:
        _write(output, thread, titles, words)
    if not threads:
        note(output.word(f"没有含“{words}”的线索。", f"no thread has the words {words!r}."))
        return NOTHING_FOUND
    if len(threads) > limit:
        note(
            output.word(
                f"还有 {len(threads) - limit} 条线索（--limit）。",
                f"{len(threads) - limit} more threads (--limit).",
            )
        )
    return OK


def _matching(found: Lineage, key: str) -> list[Thread]:
    """Return the threads that are called so, then those in which every sentence says it."""
    called = [thread for thread in found.threads if key in plain(thread.words)]
    saying = [
        thread
        for thread in found.threads
        if thread not in called and all(key in sentence.key for sentence in thread.sentences)
    ]
    return called + saying


def _write(output: Output, thread: Thread, titles: dict[str, str], words: str) -> None:
    output.line((thread.words, "bold"), "  ", (output.word(*METHOD[thread.method]), FAINT))
    output.line("  ", " → ".join(_step(output, sentence) for sentence in thread.sentences))
    for sentence in thread.sentences:
        marks = [
            (sentence.start + start, sentence.start + end, WORDS_STYLE)
            for start, end in find(sentence.text, plain(words))
        ]
        output.line(
            (f"  {_step(output, sentence)}  ", "cyan"),
            quoted(sentence.text, sentence.start, marks),
        )
        title = "".join(titles[sentence.document].split())
        output.line((f"      {title} · {sentence.start}–{sentence.end}", FAINT))
    output.line("")


def _step(output: Output, sentence: Sentence) -> str:
    """Return year, status and stage: 2022 计划 深化."""
    status = output.word(*STATUS[sentence.status])
    return " ".join(filter(None, (year_of(sentence), status, sentence.stage)))


def _object(thread: Thread) -> dict[str, object]:
    return {
        "thread": thread.id,
        "words": thread.words,
        "type": thread.type,
        "method": thread.method,
        "sentences": [
            {
                **as_object(sentence),
                "date": sentence.turn[0] or None,
                "status": sentence.status,
                "stage": sentence.stage,
                "text": sentence.text,
            }
            for sentence in thread.sentences
        ],
    }
