"""Makes small datasets and services over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.app import create_app
from api.settings import Settings
from graph.dataset import Dataset
from tests.api.fakes import FixedStates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import httpx

    from api.app import Service

SELECT = "SELECT ?s { ?s a <https://w3id.org/zhimai/ns#Measure> } ORDER BY ?s LIMIT 3"
RESULTS = "application/sparql-results+json, text/turtle;q=0.9"
DATA = "http://kasei.us/2009/09/sparql/data"
_A = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
# The data of the W3C's tests: each graph says of its own name that it is a foaf:Document.
DOCUMENTS = {
    f"{DATA}/data{n}.rdf": [f"<{DATA}/data{n}.rdf> <{_A}> <http://xmlns.com/foaf/0.1/Document>"]
    for n in (1, 2, 3)
}


def commit(folder: Path, graphs: Mapping[str, list[str]]) -> str:
    """Make these graphs the dataset's, each a list of triples without their dots."""
    lines = {
        name: "".join(sorted(f"{triple} <{name}> .\n" for triple in triples)).encode()
        for name, triples in graphs.items()
    }
    with Dataset(folder).writer() as writer:
        drop = [graph for graph in writer.manifest.graphs if graph not in lines]
        return writer.commit(lines, drop=drop).release


def sparql_only(folder: Path, **changes: object) -> Service:
    """A service whose dataset is none of ours: /sparql takes any RDF, the store does not."""
    settings = Settings(data=str(folder), **{"rate_limit": 0, **changes})  # type: ignore[arg-type]  # fields by name
    return create_app(FixedStates(), settings)


def query(
    client: httpx.Client, text: str, *, accept: str = RESULTS, **parameters: str
) -> httpx.Response:
    """Ask by GET, results in JSON unless another format is wanted."""
    return client.get("/sparql", params={"query": text, **parameters}, headers={"Accept": accept})


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Status and kind of a problem."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text[:200]
    kind = answer.json()["type"].rpartition("/problems/")[2]
    return answer.status_code, kind
