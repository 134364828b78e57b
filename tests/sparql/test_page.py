"""What /sparql is to a browser: a page that runs queries; and to a program: its description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import rdflib
from lxml import html

from api.sparql.worked_queries import worked_queries
from graph.sparql.formats import FORMAT_IRIS
from queries.shared import shared
from tests.sparql.services import problem, query

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
SCHEMA = rdflib.Namespace("https://schema.org/")


def page(client: httpx.Client, path: str = "/sparql", **parameters: str) -> Any:
    answer = client.get(path, params=parameters or None, headers=BROWSER)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return html.fromstring(answer.content.decode())


# The page ----------------------------------------------------------------------------------------


def test_the_page_has_a_box_and_ten_worked_queries(corpus: httpx.Client) -> None:
    for path, title in (("/sparql", "SPARQL 查询"), ("/en/sparql", "SPARQL")):
        found = page(corpus, path)
        assert found.findtext(".//h1") == title
        assert "SELECT" in found.findtext(".//textarea[@name='query']")
        (worked,) = found.xpath("//section[@aria-labelledby='worked']")
        assert len(worked.findall(".//a")) == 10
        assert found.xpath("//form[@method='get']/@action") == [path]
        assert not found.xpath("//script")


def test_every_worked_query_runs_where_its_link_leads(corpus: httpx.Client) -> None:
    for link in page(corpus).xpath("//section[@aria-labelledby='worked']//a"):
        answer = corpus.get(link.get("href"), headers=BROWSER)
        assert answer.status_code == 200, link.text
        found = html.fromstring(answer.content.decode())
        assert found.xpath("//section[@aria-labelledby='result']"), link.text
        assert not found.xpath("//section[@aria-labelledby='problem']")


def test_a_result_is_a_table_with_links_to_things_and_formats(corpus: httpx.Client) -> None:
    text = (
        "PREFIX zm: <https://w3id.org/zhimai/ns#> PREFIX prov: <http://www.w3.org/ns/prov#>"
        " SELECT ?agency ?name ?none { ?a a zm:Assignment ; prov:agent ?agency ; zm:nameThen ?name"
        " } ORDER BY ?name LIMIT 5"
    )
    found = page(corpus, query=text)
    assert found.findtext(".//textarea") == text
    heads = [head.text for head in found.xpath("//section[@aria-labelledby='result']//th")]
    assert heads == ["?agency", "?name", "?none"]
    rows = found.xpath("//section[@aria-labelledby='result']//tbody/tr")
    assert len(rows) == 5
    href = rows[0].xpath(".//a/@href")[0]
    assert href.startswith("/id/agency/")
    assert corpus.get(href).status_code in {200, 303}
    assert rows[0].xpath("./td[2]/span/@lang") == ["zh"]
    for name, link in ((a.text, a.get("href")) for a in found.xpath("//a[@rel='alternate']")):
        answer = corpus.get(link, headers=BROWSER)
        assert answer.status_code == 200
        assert "html" not in answer.headers["content-type"], name


def test_only_the_first_rows_are_shown_and_that_is_said(corpus: httpx.Client) -> None:
    found = page(corpus, query="SELECT * { ?s ?p ?o }")
    assert len(found.xpath("//section[@aria-labelledby='result']//tbody/tr")) == 500
    assert "前 500 条" in found.text_content()


def test_a_boolean_and_a_graph_are_shown_as_such(corpus: httpx.Client) -> None:
    assert "否" in page(corpus, query="ASK { FILTER(false) }").text_content()
    found = page(corpus, "/en/sparql", query="CONSTRUCT { <http://e/s> a <http://e/T> } WHERE {}")
    assert "<http://e/s> a <http://e/T>" in found.findtext(".//pre/code")


def test_what_is_wrong_with_a_query_stands_on_the_page_with_its_status(
    corpus: httpx.Client,
) -> None:
    for text, status, words in (
        ("ASK {", 400, "1:6"),
        ("ASK { SERVICE <http://e/> {} }", 403, "SERVICE"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 504, "2 秒"),
    ):
        answer = corpus.get("/sparql", params={"query": text}, headers=BROWSER)
        assert answer.status_code == status
        found = html.fromstring(answer.content.decode())
        assert words in found.xpath("//section[@aria-labelledby='problem']")[0].text_content()
        assert found.findtext(".//textarea") == text
        assert answer.headers["cache-control"] == "no-store"


def test_markup_in_a_query_or_a_result_stays_text(corpus: httpx.Client) -> None:
    text = 'SELECT ("</textarea><script>alert(1)</script>" AS ?x) {}'
    found = page(corpus, query=text)
    assert not found.xpath("//script")
    assert found.findtext(".//textarea") == text
    assert "<script>" in found.xpath("//tbody//td")[0].text_content()


# The service description -------------------------------------------------------------------------


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph:DeprecationWarning"
)  # rdflib's own, for JSON-LD
@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", "turtle"),
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_without_a_query_programs_get_the_service_description(
    corpus: httpx.Client, accept: str, form: str
) -> None:
    answer = corpus.get("/sparql", headers={"Accept": accept})
    graph = rdflib.Graph().parse(data=answer.text, format=form)
    endpoint = rdflib.URIRef(str(corpus.base_url.join("/sparql")))
    (service,) = graph.subjects(SD.endpoint, endpoint)
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    assert set(graph.objects(service, SD.resultFormat)) == set(map(rdflib.URIRef, FORMAT_IRIS))
    assert SD.BasicFederatedQuery not in set(graph.objects())
    names = {str(name) for name in graph.objects(None, SD.name)}
    asked = query(corpus, "SELECT ?g { GRAPH ?g {} }").json()["results"]["bindings"]
    assert names == {row["g"]["value"] for row in asked}


def test_the_description_states_the_limits_in_force(corpus: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=corpus.get("/sparql").text, format="turtle")
    limits = {
        str(graph.value(limit, SCHEMA.propertyID)): int(graph.value(limit, SCHEMA.maxValue))
        for limit in graph.objects(None, SCHEMA.additionalProperty)
    }
    assert limits["limit-seconds"] == 2
    assert limits["limit-rows"] == 1000
    assert limits["limit-bytes"] == 8 * 1024 * 1024
    assert limits["limit-memory"] == 256


def test_a_description_in_no_format_of_ours_is_refused(corpus: httpx.Client) -> None:
    assert problem(corpus.get("/sparql", headers={"Accept": "image/png"})) == (
        406,
        "not-acceptable",
    )


# The worked queries, on the corpus ---------------------------------------------------------------


def rows_of(client: httpx.Client, number: int) -> list[dict[str, str]]:
    worked = worked_queries()[number - 1]
    assert worked.name.startswith(f"{number:02}")
    answer = query(client, worked.query)
    assert answer.status_code == 200, answer.text
    bindings = answer.json()["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]


def test_worked_query_1_names_who_answers_for_the_knowledge_graph(corpus: httpx.Client) -> None:
    rows = rows_of(corpus, 1)
    assert [row["name"] for row in rows] == [
        "上海市质量工作领导小组办公室",
        "市质量工作领导小组各成员单位",
        "各区质量工作领导小组",
    ]
    assert {row["role"].rpartition("#")[2] for row in rows} == {"role-by_duty"}
    assert all("知识图谱" in row["sentence"] for row in rows)


def test_worked_query_2_counts_leads_as_the_service_does(corpus: httpx.Client) -> None:
    for row in rows_of(corpus, 2)[:5]:
        agency = row["agency"].rpartition("/")[2]
        answer = corpus.get(
            f"/v1/agencies/{agency}/duties", params={"role": "lead", "through": "names"}
        )
        items = answer.json()["items"]
        statements = {
            body["statement"]
            for item in items
            for body in item["bodies"]
            if body["agency"]["id"] == agency and body["role"] == "lead"
        }
        assert len(statements) == int(row["statements"]), agency


def test_worked_query_3_finds_the_clauses_that_two_bodies_share(
    corpus: httpx.Client, corpus_data: Path
) -> None:
    from graph.store import open_store  # noqa: PLC0415 - only this test asks the store

    with open_store(f"sqlite:{corpus_data / 'store.sqlite'}").snapshot() as reader:
        expected = shared(reader, ["sh-amr", "sh-eic"], limit=200)
    clauses = {row["clause"].rpartition("/")[2] for row in rows_of(corpus, 3)}
    found = {row.clause.id for row in expected.page.items}
    assert clauses == found


def test_worked_query_4_tells_how_often_a_lead_is_written(corpus: httpx.Client) -> None:
    rows = rows_of(corpus, 4)
    assert [row["date"][:4] for row in rows] == ["2015", "2017", "2022", "2023", "2024"]
    items = corpus.get("/v1/assigning").json()["items"]
    assert [(int(row["statements"]), int(row["with_lead"])) for row in rows] == [
        (item["statements"], item["with_lead"]) for item in items
    ]


def test_worked_query_5_tells_the_reform_of_2018(corpus: httpx.Client) -> None:
    rows = rows_of(corpus, 5)
    reform = {row["from"] for row in rows if row["to"] == "上海市市场监督管理局"}
    assert {"上海市质量技术监督局", "上海市工商行政管理局"} <= reform


def test_worked_query_6_follows_a_body_through_its_names(corpus: httpx.Client) -> None:
    rows = rows_of(corpus, 6)
    assert rows[0]["year"] == "2015"  # three years before the body was founded
    assert rows[-1]["year"] == "2024"


def test_worked_query_7_lists_deadlines_in_order(corpus: httpx.Client) -> None:
    deadlines = [row["deadline"] for row in rows_of(corpus, 7)]
    assert deadlines == sorted(deadlines)
    assert "2025" in deadlines


def test_worked_query_8_is_the_outline_in_the_order_of_the_text(corpus: httpx.Client) -> None:
    rows = rows_of(corpus, 8)
    assert rows[0]["path"] == "第一部分"
    paths = [row["path"] for row in rows]
    assert "第二部分五、（十八）" in paths or any("（十八）" in path for path in paths)


def test_worked_query_9_finds_no_fact_without_evidence(corpus: httpx.Client) -> None:
    assert query(corpus, worked_queries()[8].query).json() == {"head": {}, "boolean": False}


def test_worked_query_10_is_a_graph_of_who_stands_with_whom(corpus: httpx.Client) -> None:
    answer = query(corpus, worked_queries()[9].query)
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    linked = rdflib.URIRef("http://www.w3.org/ns/org#linkedTo")
    pairs = set(graph.subject_objects(linked))
    assert len(pairs) > 100
    assert {(b, a) for a, b in pairs} == pairs
