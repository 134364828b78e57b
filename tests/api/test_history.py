"""Addresses of what was edited, deleted and put back, over a dataset that was committed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.dataset import Dataset
from graph.projection.backward import to_nquads
from graph.rdf import authority_to_graph, record_to_graph
from graph.sync import open_current
from ontology.authority import load_authority
from tests.api.serving import client_of, service_of
from tests.graph.samples import Clause, record, speaking

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.record import Record

TALENT = Clause(("引进计量检测高层次人才。",), (("sh-aic", "lead"),))


def written(sentence: str, *more: Clause) -> Record:
    return record(clauses=(Clause((sentence,), (("sh-qts", "lead"),)), *more))


def commit(folder: Path, item: Record) -> None:
    graph = record_to_graph(item, "test")
    dataset = Dataset(folder)
    with dataset.writer() as writer:
        writer.commit({graph.graph: to_nquads(graph)}, {graph.graph: item.text})
    open_current(f"sqlite:{folder / 'store.sqlite'}", dataset).close()


def test_old_addresses_lead_on_end_or_work_again(tmp_path: Path) -> None:
    first = written("加强品牌建设，培育一批知名品牌。", TALENT)
    edited = written("加强品牌建设，培育一批国际知名品牌。", TALENT)
    shorter = written("加强品牌建设，培育一批国际知名品牌。")
    sentence, talent = (item.id for item in first.measures)
    house = authority_to_graph(load_authority())
    with Dataset(tmp_path).writer() as writer:
        writer.commit({house.graph: to_nquads(house)})
    commit(tmp_path, first)
    with client_of(service_of(tmp_path)) as client:
        assert client.get(f"/id/measure/{sentence}").status_code == 303
        commit(tmp_path, edited)
        for address in ("/id/measure/{}", "/v1/measures/{}", "/doc/measure/{}.html"):
            answer = client.get(address.format(sentence))
            assert answer.status_code == 308
            assert answer.headers["location"] == address.format(edited.measures[0].id)
            assert client.get(answer.headers["location"]).status_code in {200, 303}
        assert client.get(f"/id/measure/{talent}").status_code == 303
        commit(tmp_path, shorter)
        gone = [f"/id/measure/{talent}", f"/v1/measures/{talent}"]
        gone += [f"/id/provision/{first.provisions[2].id}", f"/doc/measure/{talent}.ttl"]
        gone += [f"/id/statement/{first.statements[1].id}"]
        assert [client.get(address).status_code for address in gone] == [410] * 5
        commit(tmp_path, first)
        assert client.get(f"/id/measure/{talent}").status_code == 303
        answer = client.get(f"/id/measure/{edited.measures[0].id}")
        assert answer.status_code == 308
        assert answer.headers["location"] == f"/id/measure/{sentence}"


def test_addresses_of_what_documents_speak_of_lead_on_or_end(tmp_path: Path) -> None:
    text = written("实施质量月活动，覆盖率达到95%。", TALENT)
    house = authority_to_graph(load_authority())
    with Dataset(tmp_path).writer() as writer:
        writer.commit({house.graph: to_nquads(house)})
    first = speaking(text, {"质量月": "programme/t-1", "95%": "indicator/i1"})
    commit(tmp_path, first)
    lists = {"programme": "programmes", "indicator": "indicators"}
    with client_of(service_of(tmp_path)) as client:
        commit(tmp_path, speaking(text, {"质量月": "programme/t-2", "95%": "indicator/i2"}))
        for kind, name in lists.items():
            letter = kind[0].replace("p", "t-")
            for address in (
                f"/id/{kind}/{letter}{{}}",
                f"/v1/{name}/{letter}{{}}",
                f"/doc/{kind}/{letter}{{}}.html",
            ):
                answer = client.get(address.format(1))
                assert answer.status_code == 308, address
                assert answer.headers["location"] == address.format(2)
                assert client.get(answer.headers["location"]).status_code in {200, 303}
        commit(tmp_path, text)
        gone = [
            f"/id/{kind}/{item.id}"
            for kind, item in (("mention", first.mentions[0]), ("observation", first.indicators[0]))
        ]
        gone += [
            "/v1/programmes/t-1",
            "/v1/programmes/t-2",
            "/v1/indicators/i1",
            "/id/indicator/i2",
        ]
        gone += ["/v1/indicators/i2/series", "/doc/programme/t-1.json"]
        assert {address: client.get(address).status_code for address in gone} == dict.fromkeys(
            gone, 410
        )
        assert client.get("/v1/programmes/t-77").status_code == 404
