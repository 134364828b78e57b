"""Asking from the terminal: one line first, then the words that prove it; JSON for programs."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import HOUSE, ZHIMAI, environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Done

    Ask = Callable[..., Done]

TEXTS = {path.name: path.read_bytes().decode("utf-8") for path in (HOUSE / "corpus").glob("*.txt")}
ASKING = [
    ("who", "首席质量官"),
    ("agency", "市市场监管局"),
    ("agency",),
    ("shared", "市市场监管局", "市经济信息化委"),
    ("shared", "市商务委"),
    ("matrix", "--top", "4"),
    ("search", "质量"),
    ("document",),
    ("document", "沪府发〔2015〕6号"),
    ("due", "2025"),
    ("districts",),
    ("assigning",),
]


def answer(ask: Ask, *arguments: str) -> Any:
    done = ask(*arguments, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_who_answers_in_its_first_line_and_quotes_the_sentence(ask: Ask) -> None:
    done = ask("who", "知识图谱")
    assert done.code == 0
    first, *rest = done.out.splitlines()
    assert "加强质量文化建设" in first
    assert "未写明牵头" in first
    assert "指导建设质量知识图谱，形成可检索、可学习的在线质量知识库。" in "\n".join(rest)
    assert "上海市质量工作领导小组办公室" in done.out
    assert "沪质〔2024〕1号" in done.out


@pytest.mark.parametrize(
    "address", ["沪质〔2024〕1号 第二部分五（十八）", "沪质〔2024〕1号 五（十八）"]
)
def test_a_clause_is_found_by_its_number_and_label(ask: Ask, address: str) -> None:
    assert "知识图谱" in ask("who", address).out


def test_a_clause_is_found_by_its_id(ask: Ask) -> None:
    found = answer(ask, "who", "知识图谱")["answers"][0]["responsibility"]
    again = answer(ask, "who", found["clause"]["id"])["answers"][0]["responsibility"]
    assert again["clause"] == found["clause"]
    assert again["statements"] == found["statements"]


@pytest.mark.parametrize("words", ["首席质量官", "质量", "標准", "品牌"])
def test_every_quote_is_what_the_document_has_there(ask: Ask, words: str) -> None:
    found = answer(ask, "who", words, "-n", "20")
    documents = {row["document"]["id"]: row for row in answer(ask, "document")["page"]["items"]}
    by_sha = {row["document"]["sha256"]: row for row in documents.values()}
    assert found["answers"]
    for one in found["answers"]:
        evidence = [one["responsibility"]["evidence"]]
        for statement in one["responsibility"]["statements"]:
            evidence.append(statement["evidence"])
            evidence.extend(body["evidence"] for body in statement["bodies"])
            for body in statement["bodies"]:
                proof = body["evidence"]
                text = text_of(proof["sha256"], by_sha)
                assert text[body["start"] : body["end"]] == body["surface"]
        for proof in evidence:
            text = text_of(proof["sha256"], by_sha)
            assert text[proof["start"] : proof["end"]] == proof["quote"]


def text_of(sha256: str, by_sha: dict[str, Any]) -> str:
    year = by_sha[sha256]["document"]["date"][:4]
    [text] = [text for name, text in TEXTS.items() if name.startswith(year)]
    return text


def test_words_that_stand_nowhere_are_nothing_found(ask: Ask) -> None:
    done = ask("who", "量子纠缠")
    assert (done.code, done.out) == (1, "")
    assert "量子纠缠" in done.err
    empty = ask("who", "量子纠缠", "--json")
    assert empty.code == 1
    assert json.loads(empty.out)["answers"] == []


def test_an_unknown_agency_is_nothing_found_with_what_is_near(ask: Ask) -> None:
    done = ask("agency", "市监管")
    assert done.code == 1
    assert "Traceback" not in done.err
    near = ask("agency", "质量技术监督")
    if near.code == 1:
        assert "上海市质量技术监督局" in near.err


def test_a_former_name_finds_today_s_body_and_says_so(ask: Ask) -> None:
    done = ask("agency", "市质量技监局", "-n", "1")
    assert done.code == 0
    assert "今为 上海市市场监督管理局" in done.err
    assert done.out.startswith("上海市市场监督管理局")


def test_under_its_own_name_only_its_own_clauses_count(ask: Ask) -> None:
    through = answer(ask, "agency", "市质量技监局")["duties"]["page"]["total"]
    own = answer(ask, "agency", "市质量技监局", "--own-name")["duties"]["page"]["total"]
    assert 0 < own < through


def test_roles_may_be_given_in_chinese_and_by_code(ask: Ask) -> None:
    chinese = answer(ask, "shared", "市市场监管局=牵头", "市发展改革委=配合")
    code = answer(ask, "shared", "市市场监管局=lead", "市发展改革委=support")
    assert chinese == code
    refused = ask("shared", "市市场监管局=老大", "市商务委")
    assert refused.code == 2
    assert "lead 牵头" in refused.err


def test_sharing_is_symmetric(ask: Ask) -> None:
    one = answer(ask, "shared", "市市场监管局", "市商务委", "-n", "100")["page"]
    other = answer(ask, "shared", "市商务委", "市市场监管局", "-n", "100")["page"]
    assert [row["clause"]["id"] for row in one["items"]] == [
        row["clause"]["id"] for row in other["items"]
    ]


def test_a_list_longer_than_a_page_comes_whole(ask: Ask) -> None:
    found = answer(ask, "search", "质量", "-n", "1000")["page"]
    assert len(found["items"]) == found["total"] > 200
    ids = [(hit["kind"], hit["id"]) for hit in found["items"]]
    assert len(set(ids)) == len(ids)


def test_as_of_leaves_later_documents_out(ask: Ask) -> None:
    listed = answer(ask, "document", "--as-of", "2017")["page"]["items"]
    assert {row["document"]["date"][:4] for row in listed} == {"2015", "2017"}
    assert ask("who", "知识图谱", "--as-of", "2023").code == 1


@pytest.mark.parametrize("arguments", ASKING, ids=" ".join)
def test_every_question_answers_people_and_programs(ask: Ask, arguments: tuple[str, ...]) -> None:
    said = ask(*arguments)
    assert said.code == 0, said.err
    assert said.out.strip()
    assert "\x1b" not in said.out, "piped output has no colours"
    assert answer(ask, *arguments)


@pytest.mark.parametrize("arguments", ASKING, ids=" ".join)
def test_labels_come_in_english_too(ask: Ask, arguments: tuple[str, ...]) -> None:
    if arguments == ("document", "沪府发〔2015〕6号"):
        label = "outline"
    else:
        label = {"who": "lead", "agency": "", "due": "in all", "search": "kind"}.get(
            arguments[0], ""
        )
    done = ask(*arguments, "--lang", "en")
    assert done.code == 0
    assert label in done.out
    assert done.out != ask(*arguments, "--lang", "zh").out


def on_a_terminal(data: Path, *arguments: str, **changes: str) -> str:
    """Return what a command prints on a terminal of 80 columns."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [ZHIMAI, *arguments],
        env=environment(ZHIMAI_DATA=str(data), TERM="xterm-256color", COLUMNS="80", **changes),
        stdout=follower,
        stderr=subprocess.DEVNULL,
        cwd=data,
    )
    os.close(follower)
    printed = b""
    while True:
        try:
            read = os.read(leader, 65536)
        except OSError:
            break
        if not read:
            break
        printed += read
    os.close(leader)
    assert process.wait(timeout=30) == 0
    return printed.decode()


def test_on_a_terminal_the_words_and_bodies_are_marked(data: Path) -> None:
    printed = on_a_terminal(data, "who", "知识图谱")
    assert re.search(r"\x1b\[[0-9;]*4[0-9;]*m知识图谱", printed), "the words asked are underlined"
    assert re.search(r"\x1b\[[0-9;]*35m市质量工作领导小组办公室", printed), "bodies by role"


@pytest.mark.parametrize("how", ["option", "variable"])
def test_colours_can_be_turned_off(data: Path, how: str) -> None:
    if how == "option":
        printed = on_a_terminal(data, "who", "知识图谱", "--no-color")
    else:
        printed = on_a_terminal(data, "who", "知识图谱", NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", printed)


@pytest.mark.parametrize(
    "arguments",
    [
        ("who", "知识图谱", "--as-of", "yesterday"),
        ("agency", "市商务委", "--role", "boss"),
        ("search", "质量", "--from", "2024", "--to", "2015"),
        ("due", "2025", "--from", "2026"),
    ],
    ids=" ".join,
)
def test_a_parameter_that_means_nothing_is_wrong_usage(
    ask: Ask, arguments: tuple[str, ...]
) -> None:
    done = ask(*arguments)
    assert (done.code, done.out) == (2, ""), done
    assert "Traceback" not in done.err


def test_an_unknown_clause_or_document_is_nothing_found(ask: Ask) -> None:
    for arguments in (("who", "2024-0000000000.p1.s1"), ("document", "沪质〔1999〕99号")):
        done = ask(*arguments)
        assert (done.code, done.out) == (1, ""), done
        assert "Traceback" not in done.err


def test_words_that_a_query_language_would_read_are_only_words(ask: Ask) -> None:
    for words in ("'; DROP TABLE measure; --", '"', "*", "质量 OR 1=1", "%", "(", "NEAR(", "\\"):
        done = ask("search", words)
        assert done.code in (0, 1, 2), done.err
        assert "Traceback" not in done.err
    assert ask("who", "知识图谱").code == 0


def test_a_damaged_manifest_is_said_with_what_to_do(data: Path, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{")
    done = subprocess.run(
        [ZHIMAI, "who", "质量", "--data", tmp_path],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4
    assert "manifest.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_that_is_gone_is_made_again_from_the_dataset(data: Path, ask: Ask) -> None:
    before = ask("who", "知识图谱").out
    for file in data.glob("store.sqlite*"):
        file.unlink()
    assert ask("who", "知识图谱").out == before
