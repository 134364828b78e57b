"""`zhimai analyze`: who works with whom, which agencies are central, which form communities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import click

from cli.analysing import analyse, analyse_if_missing
from cli.exits import NOTHING_FOUND, OK
from cli.naming import agency_named
from cli.networks import Shown, write_agencies, write_communities, write_network, write_pairs
from cli.options import data_option, output_options, store_option
from cli.output import Output, note
from cli.reading import existing_dataset, limit_option, reading
from graph.analysis import files
from graph.analysis.model import View
from loaders.whole_file import write_whole
from ontology.errors import InputError, NotFound
from queries.analysis import MEASURES, proofs, ranked, ties_of

if TYPE_CHECKING:
    from graph.analysis.model import Actor, Analysis, Community, Through, Tie
    from graph.port import Reader
    from queries.analysis import Measure

What = Literal["agencies", "communities", "pairs", "years"]


@click.command(
    "analyze",
    epilog="\b\n例 · Examples:\n"
    "  zhimai analyze\n"
    "  zhimai analyze agencies --by betweenness --year 2023\n"
    "  zhimai analyze communities --through succession --svg 群.svg\n"
    "  zhimai analyze pairs --agency 市市场监管局 --limit 5",
)
@click.argument("what", type=click.Choice(get_args(What)), required=False)
@click.option("--year", type=int, metavar="YEAR", help="只看这一年的文件 · documents of this year.")
@click.option(
    "--through",
    type=click.Choice(["names", "succession"]),
    default="names",
    show_default=True,
    help="按当时名称，或前身后身合一 · bodies as named, or with their successors.",
)
@click.option(
    "--with-collectives",
    is_flag=True,
    help="各区人民政府之类的统称也算 · count bodies such as 各区人民政府 too.",
)
@click.option(
    "--by",
    type=click.Choice(MEASURES),
    default="strength",
    show_default=True,
    help="按哪项指标排列机构 · order agencies by this measure.",
)
@click.option("--agency", metavar="NAME", help="只看这个机构的伙伴 · pairs of this agency.")
@click.option(
    "--svg",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="画成图 · draw it: the network, the matrix of communities, the years.",
)
@click.option("--again", is_flag=True, help="重新分析 · analyse anew.")
@limit_option
@data_option
@store_option
@output_options
def command(
    *,
    what: What | None,
    year: int | None,
    through: Through,
    with_collectives: bool,
    by: Measure,
    agency: str | None,
    svg: Path | None,
    again: bool,
    limit: int,
    data: Path | None,
    store: str | None,
    as_json: bool,
    lang: str | None,
    no_color: bool,
) -> int:
    """谁和谁一起办事：哪些机构居中，哪些结成群，哪两家来往最多，历年如何。

    Who works with whom: agencies by centrality, communities, pairs, and how it went over the years,
    as responsibility statements tell it. Computed when the graph is built. docs/analysis.md says
    what is measured and what can be concluded.
    """
    output = Output(as_json=as_json, lang=lang, no_color=no_color)
    folder = existing_dataset(data).path
    view = View(year, through, "kept" if with_collectives else "left_out")
    with reading(data, store) as reader:
        if again:
            analyse(reader, folder)
        else:
            analyse_if_missing(reader, folder)
        asked = _Asked(reader, output, folder, limit)
        analysis = asked.analysis(view)
        if svg is not None:
            _draw(svg, what or "pairs", asked, analysis)
            return OK
        return asked.answer(what, analysis, by, agency)


class _Asked:
    """What a command answers from: the analyses of the release that a reader holds."""

    def __init__(self, reader: Reader, output: Output, folder: Path, limit: int) -> None:
        self.reader = reader
        self.output = output
        self.limit = limit
        self._folder = folder
        self._release = reader.release()
        self.index = files.index(folder, self._release)

    def analysis(self, view: View) -> Analysis:
        """Return a view; NotFound, with the years that there are, for another year."""
        found = files.load(self._folder, self._release, view)
        if found is None or not found.network.actors:
            years = "、".join(map(str, self.index.years)) if self.index else ""
            raise NotFound(
                f"没有 {view.year or ''} 年的分工语句，有的是：{years} · "
                f"no responsibility statement of {view.year or 'any year'}; there are {years}"
            )
        return found

    def years(self, view: View) -> list[Analysis]:
        """Return the views of all years that are like one, in order."""
        years = self.index.years if self.index else []
        return [self.analysis(View(year, view.through, view.collectives)) for year in years]

    def answer(self, what: What | None, analysis: Analysis, by: Measure, agency: str | None) -> int:
        """Write one of the answers, or a short overview of all."""
        output, limit = self.output, self.limit
        if what == "years":
            return self._answer_years(analysis.view)
        chosen = None
        if agency is not None:
            # By names a former body is an actor of its own.
            today = analysis.view.through == "succession"
            chosen = agency_named(self.reader, output, agency, as_of=None, today=today)
        ties = ties_of(analysis, chosen.id if chosen else None)
        rows: list[Actor] | list[Community] | list[Tie]
        if what is None and not output.as_json and chosen is None:
            write_network(output, analysis)
            write_agencies(output, ranked(analysis, by)[: min(limit, 10)], by)
            output.line("")
            self._write_communities(analysis, limit)
            output.line("")
            self._write_pairs(analysis, ties[: min(limit, 5)])
            return OK if analysis.actors else NOTHING_FOUND
        match what or ("pairs" if chosen else "agencies"):
            case "communities":
                rows = list(analysis.communities)
            case "pairs":
                rows = ties
            case _:
                rows = ranked(analysis, by)
        if output.as_json:
            self._json(analysis, rows)
        else:
            write_network(output, analysis)
            match what or ("pairs" if chosen else "agencies"):
                case "communities":
                    self._write_communities(analysis, limit)
                case "pairs":
                    self._write_pairs(analysis, ties[:limit])
                case _:
                    write_agencies(output, ranked(analysis, by)[:limit], by)
        return OK if rows else NOTHING_FOUND

    def _answer_years(self, view: View) -> int:
        found = self.years(view)
        if self.output.as_json:
            self.output.json([{"view": one.view, "network": one.network} for one in found])
            return OK
        word = self.output.word
        self.output.table(
            [
                word("年份", "year"), word("机构", "agencies"), word("对", "ties"),
                word("共担语句", "joint"), word("平均家数", "mean"),
                word("密度", "density"), word("中心势", "central."), word("群", "groups"),
                word("模块度", "Q"), word("最强", "strongest"),
            ],
            [
                [
                    str(one.view.year), str(one.network.actors), str(one.network.ties),
                    f"{one.network.joint_statements}/{one.network.statements}",
                    str(one.network.mean_list), str(one.network.density),
                    str(one.network.centralization), str(one.network.communities),
                    str(one.network.modularity),
                    "、".join(actor.label for actor in one.actors[:2]),
                ]
                for one in found
            ],
            right=range(1, 9),
        )  # fmt: skip
        return OK

    def _json(self, analysis: Analysis, rows: list[Actor] | list[Community] | list[Tie]) -> None:
        items = rows[: self.limit]
        wanted: list[str] = []
        for row in items:
            wanted += getattr(row, "newest", ())
            wanted += (gathering.statement for gathering in getattr(row, "gatherings", ()))
        self.output.json(
            Shown(
                analysis.release, analysis.view, analysis.network, len(rows), items,
                proofs(self.reader, wanted),
            )
        )  # fmt: skip

    def _write_communities(self, analysis: Analysis, limit: int) -> None:
        shown = analysis.communities[:limit]
        wanted = [g.statement for community in shown for g in community.gatherings]
        write_communities(self.output, analysis, shown, proofs(self.reader, wanted))

    def _write_pairs(self, analysis: Analysis, ties: list[Tie]) -> None:
        wanted = [tie.newest[0] for tie in ties]
        write_pairs(self.output, analysis, ties, proofs(self.reader, wanted))


def _draw(target: Path, what: What, asked: _Asked, analysis: Analysis) -> None:
    from graph.analysis import drawing  # noqa: PLC0415 - only who draws needs it

    match what:
        case "agencies" | "pairs":
            picture = drawing.network(analysis, asked.output.lang)
        case "communities":
            picture = drawing.matrix(analysis, asked.output.lang)
        case "years":
            picture = drawing.years(asked.years(analysis.view), asked.output.lang)
    if not target.parent.is_dir():
        raise InputError(f"{target.parent}: 没有这个文件夹 · there is no such folder")
    write_whole(target, picture)
    note(f"→ {target}")
