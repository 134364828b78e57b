"""`zhimai lineage judge`: a person confirms, rejects or adds a link; kept beside the corpus."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, get_args

import click

from cli.building import build
from cli.commands.build import report
from cli.exits import OK, UNREADABLE
from cli.lineages import link_word
from cli.options import build_options, output_options
from cli.output import Output
from cli.places import corpus_folder, data_folder, own_corpus
from cli.progress import Progress
from cli.quotes import FAINT, quoted, source_line
from cli.reading import reading
from graph.lineage.judging.judgements import Anchor, JudgedKind, Judgement, add, read, take_back
from graph.lineage.papers import plain
from ontology.errors import InputError, NotFound
from queries.details import evidence_of
from queries.lineage import lineage
from queries.lineage_words import JUDGED_EN, JUDGED_ZH
from queries.responsibility import responsibility
from queries.search import search

if TYPE_CHECKING:
    from pathlib import Path

    from graph.lineage.judging.judgements import Verdict
    from graph.port import Reader
    from queries.types import Clause, Link, Sentence

VERDICTS: Final[dict[str, Verdict]] = {
    "confirm": "confirmed",
    "reject": "rejected",
    "add": "added",
}
_CHOICES: Final = 5


@dataclass(frozen=True, slots=True)
class End:
    """A sentence that a judgement is about, with where it stands."""

    sentence: Sentence
    clause: Clause

    @property
    def anchor(self) -> Anchor:
        """What finds it again whatever is built: its document and its whole text."""
        return Anchor(self.clause.document.id, "".join(self.sentence.text.split()))

    def is_meant(self, anchor: Anchor) -> bool:
        """Tell whether an anchor's words are words of this sentence."""
        same = anchor.document == self.clause.document.id
        return same and plain(anchor.quote) in plain(self.sentence.text)


@click.command(
    "judge",
    epilog="\b\n例 · Examples:\n"
    "  zhimai lineage judge confirm 2022-….p2.s4.c16-m… 2024-….p2.s5.c16-m… --why 同一制度\n"
    "  zhimai lineage judge reject '完善市政府質量獎' '质量信用评级' --why 不是一件事\n"
    "  zhimai lineage judge add EARLIER LATER --kind expands --why '…'\n"
    "  zhimai lineage judge reject EARLIER LATER --undo",
)
@click.argument("verdict", type=click.Choice(list(VERDICTS)))
@click.argument("earlier")
@click.argument("later")
@click.option(
    "--kind", type=click.Choice(get_args(JudgedKind)), help="哪一种延续 · which kind of link it is."
)
@click.option("--why", help="理由，必填 · the reason; has to be given.")
@click.option(
    "--who",
    envvar="ZHIMAI_WHO",
    help="谁判定的 · who says so (ZHIMAI_WHO, else the user's name).",
)
@click.option(
    "--undo", is_flag=True, help="收回对这一对的判定 · take back what was said of the two."
)
@build_options
@output_options
def judge(
    *,
    verdict: str,
    earlier: str,
    later: str,
    kind: JudgedKind | None,
    why: str | None,
    who: str | None,
    undo: bool,
    corpus: Path | None,
    data: Path | None,
    store: str | None,
    jobs: int | None,
    as_json: bool,
    lang: str | None,
    no_color: bool,
) -> int:
    """人工判定一条沿革：确认、否定或补充；可收回。

    Confirm, reject or add the link from one sentence to a later one. EARLIER and LATER are ids of
    measures, or words that stand in one sentence only. It is written to judgements.csv in the
    corpus folder with who, when and why, wins over the machine, and survives every rebuild; the
    graph follows at once.
    """
    output = Output(as_json=as_json, lang=lang, no_color=no_color)
    target = data_folder(data)
    folder = corpus_folder(corpus, target)
    with reading(data, store) as reader:
        ends = _in_order(_named(reader, earlier), _named(reader, later))
        there = _link(reader, *ends)
    if undo:
        said = _taken_back(folder, *ends)
    else:
        _refuse(folder, VERDICTS[verdict], there, ends, why)
        said = Judgement(
            VERDICTS[verdict], kind, ends[0].anchor, ends[1].anchor, who or getpass.getuser(),
            datetime.now(UTC).date().isoformat(), why or "",
        )  # fmt: skip
        folder = own_corpus(folder, target)
        _forget(folder, *ends)
        add(folder, said)
    with Progress() as progress:
        built = build(folder, target, store, jobs=jobs, progress=progress)
    if built.failures:
        report(built, target)
    _write(output, said, ends, undone=undo)
    return UNREADABLE if built.failures else OK


def _named(reader: Reader, asked: str) -> End:
    """Return the sentence that an id or words mean; NotFound for none, InputError for several."""
    try:
        return _by_id(reader, asked)
    except NotFound:
        found = search(reader, asked, kinds=["measure"], limit=_CHOICES).page
    if not found.items:
        raise NotFound(
            f"没有哪一句含“{asked}” · no sentence has {asked!r}, and no measure that id."
        )
    if found.total > 1:
        ends = [_by_id(reader, hit.id).sentence for hit in found.items]
        choices = "\n".join(f"  {end.id}  {''.join(end.text.split())}" for end in ends)
        raise InputError(
            f"“{asked}”在 {found.total} 句里都有，请多写几个字或写标识 · "
            f"{found.total} sentences have these words; give more of them, or an id:\n{choices}"
        )
    return _by_id(reader, found.items[0].id)


def _by_id(reader: Reader, identifier: str) -> End:
    answer = responsibility(reader, identifier)
    for sentence in answer.sentences:
        if sentence.id == identifier:
            return End(sentence, answer.clause)
    raise NotFound(f"no measure has the id {identifier!r}")


def _in_order(first: End, second: End) -> tuple[End, End]:
    """Return two sentences in order of time, whichever is written first."""
    return (first, second) if _turn(first) <= _turn(second) else (second, first)


def _turn(end: End) -> tuple[str, str, bool, int]:
    document = end.clause.document
    return document.date or "", document.id, end.sentence.status == "planned", end.sentence.start


def _link(reader: Reader, first: End, second: End) -> Link | None:
    """Return the link between two sentences as the graph has it, None where there is none."""
    view = lineage(reader, first.sentence.id, kind="measure", node_limit=300)
    wanted = {first.sentence.id, second.sentence.id}
    return next(
        (
            link
            for link in view.links
            if {link.earlier.sentence.id, link.later.sentence.id} == wanted
        ),
        None,
    )


def _refuse(
    folder: Path, verdict: Verdict, there: Link | None, ends: tuple[End, End], why: str | None
) -> None:
    """Raise InputError for a judgement that says nothing, or that has no reason."""
    if not (why or "").strip():
        raise InputError("--why: 请写明理由 · say why.")
    if ends[0].sentence.id == ends[1].sentence.id:
        raise InputError("两处是同一句 · both ends are the same sentence.")
    known = there is not None or _said(folder, *ends) is not None
    if verdict == "added" and there is not None and there.judged is None:
        raise InputError("已有这一对，请用 confirm · the two are linked already: confirm it.")
    if verdict != "added" and not known:
        raise InputError("图谱里没有这一对，请用 add · the two are not linked: add it.")


def _said(folder: Path, first: End, second: End) -> Judgement | None:
    """Return what was said of two sentences, whichever of them is written first."""
    for one in read(folder):
        for a, b in ((first, second), (second, first)):
            if a.is_meant(one.earlier) and b.is_meant(one.later):
                return one
    return None


def _taken_back(folder: Path, first: End, second: End) -> Judgement:
    said = _forget(folder, first, second)
    if said is None:
        raise NotFound("对这一对没有过判定 · nothing was said of these two.")
    return said


def _forget(folder: Path, first: End, second: End) -> Judgement | None:
    """Remove every row on two sentences, whichever words it quotes; return the last of them."""
    taken = None
    while (said := _said(folder, first, second)) is not None:
        taken = take_back(folder, said.earlier, said.later)
        if taken is None:
            break
    return taken


def _write(output: Output, said: Judgement, ends: tuple[End, End], *, undone: bool) -> None:
    if output.as_json:
        output.json({"undone": undone, "judgement": said})
        return
    words = (JUDGED_ZH if output.lang == "zh" else JUDGED_EN)[said.verdict]
    state = output.word("已收回", "taken back: ") if undone else ""
    kind = "" if said.kind is None else f" {link_word(output, said.kind)}"
    output.line((f"{state}{words}{kind}", "bold"), (f"  {said.who} {said.when} {said.why}", FAINT))
    for end in ends:
        sentence = end.sentence
        proof = evidence_of(end.clause.document, sentence.start, sentence.end, sentence.text)
        output.line("  ", quoted(sentence.text, sentence.start))
        output.line("      ", source_line(proof, end.clause, sentence.start, sentence.end))
