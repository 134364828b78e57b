"""Networks of agencies: who works with whom. What was computed when the data were loaded is read here."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.parameters import AgencyName, Listed, Read, Year
from api.problems import Problem, Text
from api.reading import Reading, reading
from api.render import analysis as render
from api.render.common import agency as agency_json
from api.resolution import resolve
from api.services import services_of
from api.shapes import analysis as shapes
from graph.analysis import files
from graph.analysis.model import Actor, Analysis, Community, Tie, View
from queries.analysis import Measure, page_of, proofs, ranked, ties_of
from queries.naming import Naming
from queries.parameters import check_date
from queries.types import Page

router = APIRouter(prefix="/v1/analysis", tags=["analysis"])

Row = TypeVar("Row")
_STRONGEST = 3


class NetworkQuery(Read):
    """Which network. `as_of` is taken where it changes nothing; a past state was not analysed."""

    year: Annotated[
        Year | None,
        Field(description="只看这一年的文件，不写则看全部。Documents of this year, else all."),
    ] = None
    through: Annotated[
        Literal["names", "succession"],
        Field(
            description="按当时名称，或前身后身合一。Bodies as named, or with successors as one."
        ),
    ] = "names"
    collectives: Annotated[
        Literal["left_out", "kept"],
        Field(
            description="各区人民政府之类的统称不计或计入。Collective bodies left out, or kept as nodes."
        ),
    ] = "left_out"


class ActorsQuery(NetworkQuery, Listed):
    """Agencies by a measure."""

    by: Annotated[
        Measure, Field(description="按哪项指标排列。The measure to order by, greatest first.")
    ] = "strength"


class CommunitiesQuery(NetworkQuery, Listed):
    """Communities."""


class TiesQuery(NetworkQuery, Listed):
    """Pairs."""

    agency: AgencyName | None = None


@router.get(
    "",
    summary="机构网络概貌 · The network of agencies as a whole",
    responses={200: {"model": shapes.NetworkAnswer}},
)
def get_analysis(request: Request, query: Annotated[NetworkQuery, Query()]) -> Response:
    """规模、密度、中心势、模块度，以及最强的几对；含义见 docs/analysis.md。

    Size, density, centralization, modularity and the strongest pairs, as responsibility statements
    tell them. Computed when data are loaded; a release that has none yet answers 503.
    """
    with reading(request, query) as data:
        analysis, years = _analysis(data, query)
        rows = analysis.ties[:_STRONGEST]
        written = _render(data, analysis, rows)
        content = {
            "view": render.view(analysis.view),
            "years": years,
            "network": render.network(analysis.network),
            "strongest": [written.tie(row) for row in rows],
        }
        return data.answer(content)


@router.get(
    "/agencies",
    summary="哪些机构居中 · Agencies by centrality",
    responses={200: {"model": shapes.ActorsAnswer}},
)
def list_central_agencies(request: Request, query: Annotated[ActorsQuery, Query()]) -> Response:
    """每个机构的伙伴数、强度、中介中心性、特征向量中心性、核数，以及牵头与配合。

    Degree, strength, betweenness, eigenvector centrality and core of each agency, whom it leads and
    supports, its community, and the newest statement that names it.
    """
    with reading(request, query) as data:
        analysis, _ = _analysis(data, query)
        page = _page(data, query, ranked(analysis, query.by))
        content = {
            "view": render.view(analysis.view),
            "by": query.by,
            "network": render.network(analysis.network),
        }
        return data.listed(content, page, _render(data, analysis, page.items).actor)


@router.get(
    "/communities",
    summary="哪些机构结成群 · Communities of agencies",
    responses={200: {"model": shapes.CommunitiesAnswer}},
)
def list_communities(request: Request, query: Annotated[CommunitiesQuery, Query()]) -> Response:
    """成员、内外权重、稳定程度，以及把它们连在一起的分工语句；模块度与一致度在 network 里。

    Members, weight inside and out, stability over seeds, and the statements that hold them
    together; `network` has the modularity and how far the runs agree.
    """
    with reading(request, query) as data:
        analysis, _ = _analysis(data, query)
        page = _page(data, query, analysis.communities)
        content = {
            "view": render.view(analysis.view),
            "network": render.network(analysis.network),
        }
        return data.listed(content, page, _render(data, analysis, page.items).community)


@router.get(
    "/ties",
    summary="哪两家来往最多 · Pairs of agencies",
    responses={200: {"model": shapes.TiesAnswer}},
)
def list_ties(request: Request, query: Annotated[TiesQuery, Query()]) -> Response:
    """两家共担多少条款、权重多大、谁牵头谁配合，附最新的原文；clauses_href 列出全部条款。

    How many clauses two agencies share, how strongly, who leads whom, with the newest words that
    say so; `clauses_href` lists all of them.
    """
    with reading(request, query) as data:
        analysis, _ = _analysis(data, query)
        content: dict[str, object] = {"view": render.view(analysis.view)}
        agency = None
        if query.agency is not None:
            who = resolve(data.reader, query.agency, query.as_of)
            agency, note = who.id, who.note
            if note is not None:
                if query.through == "names":  # in which a former body is an actor of its own
                    agency = note["named"]["id"]
                    note = {**note, "answered_for": note["named"]}
                content["resolved_from"] = note
            content["agency"] = agency_json(Naming(data.reader, query.as_of).find(agency)[1])
        page = _page(data, query, ties_of(analysis, agency))
        return data.listed(content, page, _render(data, analysis, page.items).tie)


def _analysis(data: Reading, query: NetworkQuery) -> tuple[Analysis, list[int]]:
    """The analysis of the release that is being read, and its years; Problem when there is none."""
    folder = Path(services_of(data.request).settings.data)
    known = files.index(folder, data.release)
    view = View(query.year, query.through, query.collectives)
    analysis = files.load(folder, data.release, view)
    if known is None or analysis is None:
        raise Problem(
            "not-ready",
            Text(
                f"版本 {data.release} 的机构网络还没有分析完；zhimai analyze 可立即完成。",
                f"Release {data.release} has not been analysed yet; `zhimai analyze` does it now.",
            ),
            headers={"Retry-After": "5"},
        )
    day = check_date(query.as_of)
    if day is not None and day < analysis.until:
        text = Text(
            f"机构网络没有过去时点的分析：它依据到 {analysis.until} 为止的文件与机构变动。"
            "可用 year 看某一年。",
            f"No past state was analysed: this rests on documents and events up to {analysis.until}. "
            "Use `year` for the documents of one year.",
        )
        raise Problem("conflicting-parameters", text, errors=[("#/query/as_of", text)])
    return analysis, known.years


def _page(data: Reading, query: Listed, rows: Sequence[Row]) -> Page[Row]:
    return page_of(rows, query.limit, data.after(query))


def _render(
    data: Reading, analysis: Analysis, rows: tuple[Actor | Community | Tie, ...]
) -> render.Render:
    wanted: list[str] = []
    for row in rows:
        match row:
            case Actor():
                wanted.append(row.newest)
            case Tie():
                wanted += row.newest
            case Community():
                wanted += (item.statement for item in row.gatherings)
    return render.Render(analysis, proofs(data.reader, wanted))
