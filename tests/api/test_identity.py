"""Identifiers lead to what describes the thing, in the format asked for, also when it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from api import identity
from api.identity import kind_of
from api.negotiation import DOCUMENT_FORMATS
from ontology import iri
from queries.types import Identified
from tests.api.known import clause, document, get

if TYPE_CHECKING:
    import httpx

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
RDF = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def things(client: httpx.Client) -> dict[str, str]:
    """A thing of every kind that has a page of its own, and one that has none."""
    award = clause(client, "沪质20220001号 第二部分一（二）")
    answer = get(client, f"/v1/provisions/{award}")
    event = get(client, "/v1/agencies/sh-amr")["predecessors"][0]["event"]["id"]
    statement = answer["statements"][0]["id"]
    return {
        "document": document(client, 2022),
        "provision": award,
        "statement": statement,
        "measure": answer["sentences"][0]["id"],
        "agency": "sh-amr",
        "event": event,
        "assignment": f"{statement}-1",
        "jurisdiction": "310000",
    }


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (BROWSER, "html"),
        ("*/*", "html"),
        ("application/json", "json"),
        ("application/ld+json", "jsonld"),
        ("text/turtle", "ttl"),
        ("application/n-triples", "nt"),
        ("text/turtle;q=0.4, application/json;q=0.6", "json"),
    ],
)
def test_an_identifier_leads_to_the_preferred_description(
    client: httpx.Client, accept: str, suffix: str
) -> None:
    answer = client.get("/id/agency/sh-amr", headers={"Accept": accept})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/doc/agency/sh-amr.{suffix}"
    assert answer.headers["vary"] == "Accept"
    assert answer.headers["access-control-allow-origin"] == "*"
    described = client.get(answer.headers["location"])
    assert described.headers["content-type"].startswith(DOCUMENT_FORMATS[suffix])


def test_what_is_not_acceptable_is_said(client: httpx.Client) -> None:
    answer = client.get("/id/agency/sh-amr", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert answer.headers["vary"] == "Accept"
    assert "text/turtle" in answer.json()["detail"]


def test_everything_is_described_in_every_format(
    client: httpx.Client, things: dict[str, str]
) -> None:
    for kind, identifier in things.items():
        uri = iri.entity(kind, identifier)  # type: ignore[arg-type]  # kinds of the house
        for suffix in DOCUMENT_FORMATS:
            answer = client.get(f"/doc/{kind}/{identifier}.{suffix}")
            if (kind, suffix) == ("statement", "html"):
                assert answer.status_code == 303
                assert answer.headers["location"] == (
                    f"/doc/provision/{things['provision']}.html#{identifier}"
                )
                continue
            assert answer.status_code == 200, (kind, suffix, answer.text[:300])
            assert answer.headers["etag"].startswith('W/"')
            if suffix in RDF:
                subjects = {
                    triple.subject.value
                    for triple in ox.parse(answer.content, format=RDF[suffix])
                    if isinstance(triple.subject, ox.NamedNode)
                }
                assert uri in subjects, (kind, suffix)
            else:
                assert identifier in answer.text


def test_rdf_says_the_same_in_every_syntax(client: httpx.Client, things: dict[str, str]) -> None:
    graphs = []
    for suffix, syntax in RDF.items():
        content = client.get(f"/doc/statement/{things['statement']}.{suffix}").content
        graphs.append({str(triple) for triple in ox.parse(content, format=syntax)})
    assert graphs[0] == graphs[1] == graphs[2]
    text = "\n".join(graphs[0])
    assert "http://www.w3.org/ns/prov#agent" in text
    assert "市市場監管局" in text


def test_a_statement_is_described_with_its_bodies_and_their_roles(
    client: httpx.Client, things: dict[str, str]
) -> None:
    turtle = client.get(f"/doc/statement/{things['statement']}.ttl").text
    assert turtle.count("prov:hadRole") == 3
    assert "zm:role-lead" in turtle


@pytest.mark.parametrize("name", ["市市场监管局", "上海市市场监督管理局", "市质量技监局"])
def test_an_agency_is_found_by_its_name(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/id/agency/{quote(name)}", headers={"Accept": "text/html"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/doc/agency/sh-amr.html"


def test_a_clause_is_found_by_number_and_label(client: httpx.Client) -> None:
    culture = clause(client, "沪质〔2024〕1号 第二部分（十八）")
    words = quote("沪质〔2024〕1号 第二部分（十八）")
    answer = client.get(f"/id/provision/{words}", headers={"Accept": "text/turtle"})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/doc/provision/{culture}.ttl"
    number = client.get(f"/id/document/{quote('沪质〔2024〕1号')}")
    assert number.headers["location"] == f"/doc/document/{document(client, 2024)}.html"
    assert client.get(f"/id/document/{words}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/id/agency/sh-none",
        "/id/agency/%E6%9C%88%E7%90%83%E7%AE%A1%E7%90%86%E5%B1%80",
        "/id/planet/mars",
        "/id/provision/%E7%AC%AC%E4%B8%80%E6%9D%A1",
        "/id/document/..%2f..%2fetc",
        "/id/event/ev-none",
        "/doc/agency/sh-none.html",
        "/doc/agency/sh-none.ttl",
        "/doc/provision/2024-0000000000.s1.json",
        "/doc/agency/sh-amr",
        "/doc/agency/sh-amr.xml",
        "/doc/planet/mars.html",
        "/doc/assignment/2024-0000000000.s1-r00000000-1.nt",
    ],
)
def test_what_is_not_there_is_a_404(client: httpx.Client, path: str) -> None:
    for accept in ("application/json", BROWSER):
        answer = client.get(path, headers={"Accept": accept})
        assert answer.status_code == 404, (path, accept)
        page = accept == BROWSER and path.startswith("/doc/")
        expected = "text/html; charset=utf-8" if page else "application/problem+json"
        assert answer.headers["content-type"] == expected


def test_data_refuse_unknown_parameters_and_pages_ignore_them(client: httpx.Client) -> None:
    assert client.get("/doc/agency/sh-amr.json?theme=dark").status_code == 422
    assert client.get("/doc/agency/sh-amr.html?utm_source=x").status_code == 200
    assert client.get("/doc/agency/sh-amr.html?as_of=never").status_code == 422


def test_a_description_is_as_of_a_date(client: httpx.Client) -> None:
    answer = client.get("/doc/agency/sh-qts.json?as_of=2016").json()
    assert answer["as_of"] == "2016"
    assert answer["exists"] is True


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two identifiers of sentences that a later text edited and dropped."""

    def identify(reader: object, kind: str, identifier: str) -> Identified | None:
        if identifier.endswith("edited"):
            return Identified(kind, identifier, "moved", "2024-0123456789.s1-m89abcdef")
        if identifier.endswith("dropped"):
            return Identified(kind, identifier, "gone", None)
        if identifier.endswith("replaced"):
            return Identified(kind, identifier, "gone", "2024-0123456789.s2")
        return None

    monkeypatch.setattr(identity, "identify", identify)
    monkeypatch.setattr("api.routes.identifiers.identify", identify)


@pytest.mark.usefixtures("moved")
def test_an_edited_sentence_has_moved_for_good(client: httpx.Client) -> None:
    for path, location in [
        ("/id/measure/edited", "/id/measure/2024-0123456789.s1-m89abcdef"),
        ("/v1/measures/edited", "/v1/measures/2024-0123456789.s1-m89abcdef"),
        ("/doc/measure/edited.html", "/doc/measure/2024-0123456789.s1-m89abcdef.html"),
        ("/en/doc/measure/edited.html", "/en/doc/measure/2024-0123456789.s1-m89abcdef.html"),
    ]:
        answer = client.get(path)
        assert answer.status_code == 308, path
        assert answer.headers["location"] == location


@pytest.mark.usefixtures("moved")
def test_a_dropped_sentence_is_gone(client: httpx.Client) -> None:
    for path in ("/id/measure/dropped", "/v1/measures/dropped", "/doc/measure/dropped.json"):
        answer = client.get(path)
        assert answer.status_code == 410, path
        assert answer.json()["type"].endswith("/problems/gone")
    link = client.get("/v1/provisions/replaced").headers.get_list("link")[0]
    assert link == '</v1/provisions/2024-0123456789.s2>; rel="successor-version"'


def test_kinds_are_told_by_the_form_of_ids() -> None:
    assert kind_of("nd-0123456789.a12") == "provision"
    assert kind_of("nd-0123456789.a12-r01234567~2") == "statement"
    assert kind_of("330100-market-regulation") == "agency"
    assert kind_of("p-0123456789") == "agency"
