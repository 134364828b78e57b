"""Graph answers: JSON by default, other graph formats by suffix or by Accept."""

from typing import Any, Literal

from starlette.responses import Response

from api.negotiation import choose
from api.problems import Problem, Text
from api.reading import REVALIDATE, Reading
from api.render import formats
from api.render.graphs import NODE_LIMIT, View
from api.routes.answers import json_answer

GraphFormat = Literal["json", "cyjs", "jgf.json", "graphml", "csv"]
MEDIA_TYPES: dict[str, str] = {
    "json": "application/json",
    "jgf.json": "application/vnd.jgf+json",
    "graphml": "application/graphml+xml",
    "csv": "application/zip",
}
_SUFFIXES: tuple[GraphFormat, ...] = ("jgf.json", "json", "cyjs", "graphml", "csv")


def split_format(identifier: str) -> tuple[str, GraphFormat | None]:
    """An id without the suffix that asks for a format.

    >>> split_format("2024-be7fa2337d.s1.cyjs"), split_format("2024-be7fa2337d.s1")
    (('2024-be7fa2337d.s1', 'cyjs'), ('2024-be7fa2337d.s1', None))
    """
    for suffix in _SUFFIXES:
        if identifier.endswith(f".{suffix}"):
            return identifier.removesuffix(f".{suffix}"), suffix
    return identifier, None


def graph_answer(
    data: Reading,
    view: View,
    content: dict[str, Any],
    form: GraphFormat | None,
    *,
    depth: int,
    node_limit: int = NODE_LIMIT,
    link: str | None = None,
) -> Response:
    """The view with what else the answer says, in the format of the suffix or of Accept."""
    headers = dict(REVALIDATE)
    if link is not None:
        headers["Link"] = link
    chosen: str | None = form
    if form is None:
        headers["Vary"] = "Accept"
        chosen = choose(data.request.headers.get("accept"), MEDIA_TYPES)
    nodes, edges = list(view.nodes.values()), list(view.edges.values())
    match chosen:
        case "json":
            graph = {
                "nodes": nodes,
                "edges": edges,
                "depth": depth,
                "node_limit": node_limit,
                "truncated": view.omitted > 0,
                "omitted": view.omitted,
            }
            return json_answer(data.closed({**content, **graph}), headers=headers)
        case "cyjs":
            return Response(formats.cyjs(nodes, edges), 200, headers, "application/json")
        case "jgf.json":
            label = nodes[0]["label"]["zh-Hans"] if nodes else "zhimai"
            return Response(formats.jgf(nodes, edges, label), 200, headers, MEDIA_TYPES["jgf.json"])
        case "graphml":
            return Response(formats.graphml(nodes, edges), 200, headers, MEDIA_TYPES["graphml"])
        case "csv":
            headers["Content-Disposition"] = 'attachment; filename="zhimai-graph.zip"'
            archive = formats.csv_archive(nodes, edges)
            return Response(archive, 200, headers, MEDIA_TYPES["csv"])
        case _:
            offered = ", ".join(MEDIA_TYPES.values())
            raise Problem(
                "not-acceptable",
                Text(f"可用的格式：{offered}。", f"Available formats: {offered}."),
                headers={"Vary": "Accept"},
            )
