"""`zhimai add`: put more documents into the corpus folder and into the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.building import build, graphs_made
from cli.commands.build import report
from cli.exits import OK, UNREADABLE
from cli.options import FILE, build_options
from cli.places import corpus_folder, data_folder, own_corpus
from cli.progress import Progress
from loaders.corpus import LIST_NAME, add_document, read_corpus
from loaders.extract import Hints, extract
from ontology.errors import InputError
from ontology.iri import document_graph

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.record import Record


@click.command(
    "add",
    epilog="\b\n例 · Examples:\n"
    "  zhimai add 通知.docx\n"
    "  zhimai add --corpus 我的文件 *.pdf\n"
    "  zhimai add 意见.txt --number 沪府发〔2015〕6号 --signed 2015-03-04",
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE…")
@click.option("--title", help="标题，正文未写时用 · the title, where the text has none.")
@click.option("--number", help="文号，正文未写时用 · the number, where the text has none.")
@click.option(
    "--signed", metavar="DATE", help="成文日期，正文未写时用 · the date, where the text has none."
)
@click.option("--source", help="发布网址 · where it was published.")
@build_options
def command(
    *,
    files: tuple[Path, ...],
    title: str | None,
    number: str | None,
    signed: str | None,
    source: str | None,
    corpus: Path | None,
    data: Path | None,
    store: str | None,
    jobs: int | None,
) -> int:
    """把文件放进语料文件夹并加入图谱。

    Put documents (txt, md, html, docx, pdf) into the corpus folder, write their entries into
    corpus.toml, and build. Each file is read first: what can't be read changes nothing.
    """
    if len(files) > 1 and (title or number or signed or source):
        raise InputError("--title, --number, --signed and --source are for one file at a time.")
    target = data_folder(data)
    folder = own_corpus(corpus_folder(corpus, target), target)
    hints = Hints(title=title, number=number, signed=signed)
    records = [extract(file, hints=hints) for file in files]
    with Progress() as progress:
        if (folder / LIST_NAME).exists():
            # What is there already is known only when the graph is up to date.
            build(folder, target, store, jobs=jobs, progress=progress)
            for file, record in zip(files, records, strict=True):
                _refuse_second_copy(file, record, folder, target)
        for file, record in zip(files, records, strict=True):
            entry, new = add_document(
                folder, file, title=title, number=number, signed=signed, source=source
            )
            state = "已加入 added" if new else "早已在内 there already"
            name = "".join((record.document.title or entry.file).split())
            progress.say(f"{file}: {state} → {entry.path} ({name})")
        built = build(folder, target, store, jobs=jobs, progress=progress)
    report(built, target)
    return UNREADABLE if built.failures else OK


def _refuse_second_copy(file: Path, record: Record, folder: Path, data: Path) -> None:
    """Raise InputError where the corpus has this document already, with other bytes."""
    graph = document_graph(record.document.id)
    for entry in read_corpus(folder, verify=False):
        if entry.sha256 != record.document.sha256 and graphs_made(data).get(entry.file) == graph:
            raise InputError(
                f"{file}: this document is in the corpus already, as {entry.path} "
                f"(id {record.document.id}). To replace it, replace that file and its sha256 in "
                f"{folder / LIST_NAME}."
            )
