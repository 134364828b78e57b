"""Figures over HTTP: indicators, one through time, all figures, and their table with its metadata."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import httpx


def test_an_indicator_is_listed_and_followed_through_time(client: httpx.Client) -> None:
    found = client.get("/v1/indicators", params={"q": "制造业质量竞争力指数"}).json()
    (row,) = (item for item in found["items"] if "unit" not in item["indicator"])
    assert (row["figures"], row["targets"]) == (2, 0)
    assert (row["first_year"], row["last_year"]) == (2021, 2023)
    through = client.get(f"/v1/indicators/{row['indicator']['id']}").json()
    assert [(item["year"], item["value"]) for item in through["items"]] == [
        (2021, 95.34),
        (2023, 95.17),
    ]
    assert through["page"]["total"] == 2


def test_every_figure_has_the_words_that_state_it(client: httpx.Client) -> None:
    answer = client.get("/v1/observations", params={"unit": "元", "limit": 50}).json()
    assert answer["items"]
    for item in answer["items"]:
        assert item["indicator"]["unit"] == "元"
        assert item["indicator"]["unit_code"] == "CNY"
        assert item["evidence"]["quote"]


def test_the_table_holds_all_that_the_list_pages_through(client: httpx.Client) -> None:
    answer = client.get("/v1/observations.csv", params={"year_from": 2023})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    listed: list[str] = []
    address = "/v1/observations?year_from=2023&limit=40"
    while address:
        page = client.get(address)
        listed += [item["id"] for item in page.json()["items"]]
        address = page.links.get("next", {}).get("url", "")
    assert [row["id"] for row in rows] == listed
    assert {row["figure"] for row in rows} == {"result", "target"}


def test_the_metadata_describes_every_column_and_value_of_the_table(client: httpx.Client) -> None:
    table = client.get("/v1/observations.csv")
    assert 'rel="describedby"' in table.headers["link"]
    metadata = client.get("/v1/observations.csv-metadata.json")
    assert metadata.headers["content-type"].startswith("application/csvm+json")
    described = metadata.json()
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    columns = described["tableSchema"]["columns"]
    reader = csv.DictReader(io.StringIO(table.text))
    assert reader.fieldnames == [column["name"] for column in columns]
    read = {"decimal": Decimal, "integer": int, "gYear": int, "string": str}
    keys = []
    for row in reader:
        for column in columns:
            if row[column["name"]]:
                read[column["datatype"]](row[column["name"]])
        keys.append(row[described["tableSchema"]["primaryKey"]])
    assert len(set(keys)) == len(keys) > 100


def test_a_spreadsheet_gets_its_mark_and_runs_nothing(client: httpx.Client) -> None:
    answer = client.get("/v1/observations.csv", params={"bom": "1"})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


@pytest.mark.parametrize(
    "address",
    [
        "/v1/observations?figure=hope",
        "/v1/observations?indicator=1",
        "/v1/observations.csv?limit=3",
        "/v1/indicators?year=20",
    ],
)
def test_what_is_no_filter_is_refused(client: httpx.Client, address: str) -> None:
    assert client.get(address).status_code == 422


def test_an_unknown_indicator_is_not_found(client: httpx.Client) -> None:
    assert client.get("/v1/indicators/i000000000000").status_code == 404


def test_an_indicators_address_leads_to_its_figures(client: httpx.Client) -> None:
    item = client.get("/v1/observations?limit=1").json()["items"][0]
    uri = item["indicator"]["href"]
    found = client.get(uri, headers={"Accept": "application/json"}, follow_redirects=True).json()
    assert item["id"] in [figure["id"] for figure in found["items"]]
    page = client.get(uri, headers={"Accept": "text/html"}, follow_redirects=True)
    assert page.status_code == 200
    series = client.get(uri, headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert "prefLabel" in series.text
    turtle = client.get(item["href"], headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert "obsValue" in turtle.text


def test_a_series_has_its_gaps_with_their_reason(client: httpx.Client) -> None:
    item = client.get("/v1/observations", params={"q": "质量竞争力指数"}).json()["items"][0]
    address = f"/v1/indicators/{item['indicator']['id']}/series"
    answer = client.get(address).json()
    assert [(y["year"], len(y["observations"]), "gap" in y) for y in answer["years"]] == [
        (2021, 1, False),
        (2022, 0, True),
        (2023, 1, False),
    ]
    assert answer["years"][1]["gap"]["code"] == "no_report"
    assert (answer["truncated"], answer["omitted"]) == (False, 0)
    rows = list(csv.DictReader(io.StringIO(client.get(f"{address}.csv").text)))
    shown = [o["id"] for year in answer["years"] for o in year["observations"]]
    assert [row["id"] for row in rows] == shown


def test_targets_tell_what_became_of_them_or_why_nobody_can(client: httpx.Client) -> None:
    answer = client.get("/v1/targets").json()
    assert answer["page"]["total"] == sum(answer["totals"].values()) >= 8
    for item in answer["items"]:
        assert (item["result"] is None) == ("why" in item)
        if item["verdict"] == "cannot_tell":
            assert item["verdict_label"]["zh-Hans"] == "无法判断"
            assert item["why"]["code"] in {"not_due", "no_report"}
    some = client.get("/v1/targets?verdict=cannot_tell").json()
    assert some["page"]["total"] == answer["totals"]["cannot_tell"] > 0
    assert client.get("/v1/targets?verdict=met").json()["items"] == []
    assert client.get("/v1/targets?verdict=perhaps").status_code == 422
    assert client.get("/v1/targets?document=no-such").status_code == 404
    assert client.get("/v1/indicators/i000000000000/series").status_code == 404
