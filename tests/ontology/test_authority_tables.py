"""The tables of the authority file hold together; each test names the row that breaks it."""

from __future__ import annotations

import csv
import itertools
import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from ontology import authority_tables as tables
from ontology.dates import is_date
from ontology.errors import DataError
from ontology.periods import before, ended

if TYPE_CHECKING:
    from pathlib import Path

    from ontology.authority import Authority

TABLES = sorted(
    path.name for path in (files("ontology") / "authority").iterdir() if path.name.endswith(".csv")
)
# Kinds whose `to` bodies are new with the event, so that their names open on its day.
OPENING = {"rename", "merger", "split"}


def rows(name: str) -> list[dict[str, str]]:
    text = (files("ontology") / "authority" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_row_has_a_source_that_exists(authority: Authority) -> None:
    missing = [
        (table, row)
        for table in TABLES
        if table != "sources.csv"
        for row in rows(table)
        if not row["source"].split()
        or any(key not in authority.sources for key in row["source"].split())
    ]
    assert missing == []


def test_every_bound_and_english_name_has_a_source_that_exists(authority: Authority) -> None:
    wrong = [
        (row["id"], column)
        for row in rows("agencies.csv")
        for column in ("start_source", "end_source", "english_source")
        for key in row[column].split()
        if key not in authority.sources
    ]
    unsourced = [
        row["id"]
        for row in rows("agencies.csv")
        for side in ("start", "end")
        if (row[side] or row[f"{side}_not_before"] or row[f"{side}_not_after"])
        and not row[f"{side}_source"]
    ]
    assert wrong == []
    assert unsourced == []


def test_certainty_is_one_of_three_words() -> None:
    wrong = [
        (table, row)
        for table in TABLES
        if table != "sources.csv"
        for row in rows(table)
        if row["certainty"] not in {"certain", "likely", "unsure"}
    ]
    assert wrong == []


def test_keys_are_not_repeated() -> None:
    for table, key in (
        ("sources.csv", "key"),
        ("agencies.csv", "id"),
        ("events.csv", "id"),
        ("functions.csv", "key"),
        ("collectives.csv", "agency"),
    ):
        keys = [row[key] for row in rows(table)]
        assert len(keys) == len(set(keys)), table


def test_ids_are_one_url_segment(authority: Authority) -> None:
    ids = [*authority.agencies, *authority.events, *authority.functions, *authority.sources]
    assert [key for key in ids if not re.fullmatch(r"[A-Za-z0-9._~-]+", key)] == []


def test_no_agency_id_can_be_taken_for_a_composed_or_provisional_one(
    authority: Authority,
) -> None:
    assert [key for key in authority.agencies if re.match(r"\d{6}-|p-[0-9a-f]{10}", key)] == []


def test_every_name_belongs_to_an_agency_and_every_agency_has_an_official_name(
    authority: Authority,
) -> None:
    named = {row["agency"] for row in rows("names.csv")}
    assert named - set(authority.agencies) == set()
    official = {row["agency"] for row in rows("names.csv") if row["type"] == "official"}
    assert set(authority.agencies) - official == set()


def test_the_official_name_of_an_agency_is_one_of_its_official_names(
    authority: Authority,
) -> None:
    wrong = [
        agency.id
        for agency in authority.agencies.values()
        if authority.name_at(agency.id, None) != agency.official_name
    ]
    assert wrong == []


def test_dates_are_dates_and_stand_in_order() -> None:
    pairs = [
        *((row["agency"], row["valid_from"], row["valid_to"]) for row in rows("names.csv")),
        *((row["id"], row["start"], row["end"]) for row in rows("agencies.csv")),
        *((row["id"], row["not_before"], row["not_after"]) for row in rows("events.csv")),
        *((row["stem"], row["valid_from"], row["valid_to"]) for row in rows("function_names.csv")),
        *((row["name"], row["valid_from"], row["valid_to"]) for row in rows("jurisdictions.csv")),
    ]
    ill_formed = [pair for pair in pairs for date in pair[1:] if date and not is_date(date)]
    reversed_ = [pair for pair in pairs if all(pair) and before(pair[2], pair[1])]
    assert ill_formed == []
    assert reversed_ == []


def test_official_names_of_one_agency_do_not_overlap(authority: Authority) -> None:
    overlapping = []
    for agency in authority.agencies:
        official = [name for name in authority.names_of(agency) if name.type == "official"]
        for left, right in itertools.combinations(official, 2):
            first, second = sorted((left, right), key=lambda name: name.valid_from or "")
            if first.valid_to is None or (
                second.valid_from is None or before(second.valid_from, first.valid_to)
            ):
                overlapping.append((agency, left.text, right.text))
    assert overlapping == []


def test_official_names_carry_no_gloss(authority: Authority) -> None:
    """Brackets stand in names (中国（上海）自由贸易试验区), years and 原 in brackets only in glosses."""
    glossed = [
        text
        for agency in authority.agencies.values()
        for text in (
            agency.official_name,
            *(name.text for name in authority.names_of(agency.id) if name.type == "official"),
        )
        if re.search(r"（[^（）]*(?:\d|年|前|后|原|现|暂)[^（）]*）|^原", text)
    ]
    assert glossed == []


def test_events_join_bodies_that_exist(authority: Authority) -> None:
    unknown = [
        (event.id, agency)
        for event in authority.events.values()
        for agency in (*event.from_, *event.to)
        if agency not in authority.agencies
    ]
    one_sided = [e.id for e in authority.events.values() if not e.from_ or not e.to]
    assert unknown == []
    assert one_sided == []


def test_a_partial_event_says_what_moved_and_a_whole_one_moves_everything(
    authority: Authority,
) -> None:
    for event in authority.events.values():
        if event.scope == "partial":
            assert event.function, event.id
            assert event.kind == "transfer", event.id
        else:
            assert event.function is None, event.id
            assert event.kind != "transfer", event.id


def test_a_dated_whole_event_closes_every_name_of_the_bodies_that_end(
    authority: Authority,
) -> None:
    still_open = [
        (event.id, name.text, name.valid_to)
        for event in authority.events.values()
        if event.scope == "whole" and event.date
        for agency in event.from_
        for name in authority.names_of(agency)
        if name.type == "official" and name.valid_to != event.date
    ]
    assert still_open == []


def test_a_dated_whole_event_opens_the_names_of_the_bodies_that_begin(
    authority: Authority,
) -> None:
    wrong = [
        (event.id, name.text, name.valid_from)
        for event in authority.events.values()
        if event.scope == "whole" and event.date and event.kind in OPENING
        for agency in event.to
        for name in authority.names_of(agency)
        if name.type == "official" and name.valid_from != event.date
    ]
    assert wrong == []


def test_names_do_not_outlast_their_body(authority: Authority) -> None:
    wrong = [
        (agency.id, name.text)
        for agency in authority.agencies.values()
        if agency.end.date is not None
        for name in authority.names_of(agency.id)
        if name.valid_to is None or before(agency.end.date, name.valid_to)
    ]
    assert wrong == []


def test_a_partial_event_closes_nothing(authority: Authority) -> None:
    closing = {
        agency
        for event in authority.events.values()
        if event.scope == "whole"
        for agency in event.from_
    }
    closed = [
        (event.id, agency)
        for event in authority.events.values()
        if event.scope == "partial"
        for agency in event.from_
        if agency not in closing and authority.agencies[agency].end.date is not None
    ]
    assert closed == []


def test_an_undated_event_leaves_the_names_open(authority: Authority) -> None:
    dated = {
        agency
        for event in authority.events.values()
        if event.scope == "whole" and event.date
        for agency in event.from_
    }
    guessed = [
        (event.id, name.text)
        for event in authority.events.values()
        if event.scope == "whole" and event.date is None
        for agency in event.from_
        if agency not in dated
        for name in authority.names_of(agency)
        if name.valid_to is not None
    ]
    assert guessed == []


def test_members_belong_to_collectives_and_exist(authority: Authority) -> None:
    for membership in authority.memberships:
        assert membership.collective in authority.agencies, membership
        assert membership.member or membership.member_name, membership
        assert membership.member is None or membership.member in authority.agencies, membership
    assert set(authority.collectives) <= set(authority.agencies)


def test_every_function_and_jurisdiction_of_a_body_exists(authority: Authority) -> None:
    wrong = [
        agency.id
        for agency in authority.agencies.values()
        if (agency.function is not None and agency.function not in authority.functions)
        or (
            agency.jurisdiction is not None and authority.gazetteer.get(agency.jurisdiction) is None
        )
    ]
    assert wrong == []


def test_every_place_lies_in_one_that_exists_and_in_the_end_in_the_country(
    authority: Authority,
) -> None:
    lost = [
        place.code
        for place in authority.gazetteer
        if place.code != "000000" and authority.gazetteer.ancestors(place.code)[-1] != "000000"
    ]
    assert lost == []
    assert len({place.code for place in authority.gazetteer if place.level == "province"}) == 35


def test_places_of_function_names_exist(authority: Authority) -> None:
    wrong = [
        row["stem"]
        for row in rows("function_names.csv")
        if row["place"] and authority.gazetteer.get(row["place"].removesuffix("*")) is None
    ]
    assert wrong == []


def test_the_csvw_description_lists_every_table_with_its_columns() -> None:
    folder = files("ontology") / "authority"
    described = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    columns = {
        table["url"]: [column["name"] for column in table["tableSchema"]["columns"]]
        for table in described["tables"]
    }
    assert columns == {name: list(rows(name)[0]) for name in TABLES}


def test_a_ragged_row_is_refused_with_its_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "authority"
    folder.mkdir()
    (folder / "names.csv").write_text("agency,text\nsh-gov,上海市人民政府\nsh-gov\n", "utf-8")
    monkeypatch.setattr(tables, "files", lambda _: tmp_path)
    with pytest.raises(DataError, match=r"names\.csv, line 3: 1 cells where the header has 2"):
        list(tables.read_table("names.csv"))


def test_a_period_ends_before_its_closing_day_but_not_before_its_closing_month() -> None:
    assert ended("2018-11-23", "2018-11-23")
    assert not ended("2018-11", "2018-11-30")
    assert ended("2018-11", "2018-12-01")


def test_the_examples_of_the_readme_fit_their_tables() -> None:
    text = (files("ontology") / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```csv\n(.*?)```", text, flags=re.DOTALL)
    headers = {",".join(rows(name)[0]): name for name in TABLES}
    spellings = (files("ontology") / "mentions" / "spellings.csv").read_text(encoding="utf-8")
    headers[spellings.split("\n", 1)[0]] = "spellings.csv"
    used = set()
    for block in blocks:
        header, *lines = block.strip().split("\n")
        used.add(headers[header])
        parsed = list(csv.reader(lines))
        assert {len(cells) for cells in parsed} == {len(header.split(","))}, block
    assert used == {
        "agencies.csv",
        "names.csv",
        "function_names.csv",
        "events.csv",
        "event_parts.csv",
        "spellings.csv",
    }


def test_the_readme_names_every_table() -> None:
    text = (files("ontology") / "README.md").read_text(encoding="utf-8")
    assert [name for name in TABLES if f"`{name}`" not in text] == []
