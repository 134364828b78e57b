"""What a person says of a link is kept beside the corpus, wins over the machine, can be taken back."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from graph.store import open_store
from tests.cli.running import HOUSE, Done, zhimai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Done]

EARLIER = "推进首席质量官、一线企业职工等质量人才培训工作"
LATER = "落实食品安全总监、企业首席质量官制度"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A corpus and a graph of its own; the function runs `zhimai` on them."""
    folder = tmp_path_factory.mktemp("judging")
    corpus = folder / "corpus"
    corpus.mkdir()
    for path in (HOUSE / "corpus").iterdir():
        if path.suffix in {".txt", ".toml"}:
            shutil.copy(path, corpus)

    def ask(*arguments: str) -> Done:
        return zhimai(*arguments, cwd=folder, timeout=120, ZHIMAI_DATA=str(folder / "data"))

    built = ask("build")
    assert built.code == 0, built.err
    return ask


def link(run: Run) -> dict[str, Any] | None:
    """Return the link of the two sentences, None where there is none."""
    found = json.loads(run("trace", "首席质量官", "--limit", "1", "--json").out)
    ids = {}
    for sentence in found[0]["sentences"]:
        for words in (EARLIER, LATER):
            if words in sentence["text"]:
                ids[words] = sentence["measure"]
    links = json.loads(run("lineage", "--json").out)["links"]
    pair = (ids[EARLIER], ids[LATER])
    return next(
        (one for one in links if (one["from"]["measure"], one["to"]["measure"]) == pair), None
    )


def test_a_judgement_is_kept_wins_and_can_be_taken_back(run: Run) -> None:
    before = link(run)
    assert before is not None
    assert "judged" not in before

    done = run("lineage", "judge", "reject", EARLIER, LATER, "--why", "不是一回事", "--who", "张三")
    assert done.code == 0, done.err
    assert "已否定" in done.out
    assert link(run) is None
    # Everything that a build makes may go: what was judged stays.
    assert run("build", "--jobs", "1").code == 0
    assert link(run) is None

    done = run("lineage", "judge", "confirm", LATER, EARLIER, "--kind", "expands", "--why", "是")
    assert done.code == 0, done.err
    now = link(run)
    assert now is not None
    assert (now["kind"], now["judged"]["verdict"]) == ("expands", "confirmed")

    done = run("lineage", "judge", "confirm", EARLIER, LATER, "--undo")
    assert done.code == 0, done.err
    assert link(run) == before
    again = run("lineage", "judge", "confirm", EARLIER, LATER, "--undo")
    assert (again.code, again.out) == (1, "")


def test_a_link_that_the_machine_does_not_see_can_be_added(run: Run) -> None:
    named = json.loads(run("search", "品牌", "--kind", "measure", "--limit", "200", "--json").out)
    items = named["page"]["items"]
    first = next(item for item in items if item["clause"]["document"]["year"] == 2015)
    links = json.loads(run("lineage", "--json").out)["links"]
    tied = {(a["from"]["measure"], a["to"]["measure"]) for a in links}
    second = next(
        item
        for item in items
        if item["clause"]["document"]["year"] == 2023 and (first["id"], item["id"]) not in tied
    )
    refused = run("lineage", "judge", "confirm", first["id"], second["id"], "--why", "x")
    assert refused.code == 2
    assert "add" in refused.err
    why = "同一项品牌工作"
    done = run("lineage", "judge", "add", first["id"], second["id"], "--why", why, "--json")
    assert done.code == 0, done.err
    assert json.loads(done.out)["judgement"]["verdict"] == "added"
    links = json.loads(run("lineage", "--json").out)["links"]
    (added,) = [link for link in links if link["method"] == "judged"]
    assert (added["from"]["measure"], added["to"]["measure"]) == (first["id"], second["id"])
    assert (added["thread"], added["evidence"]) == (None, why)
    assert run("lineage", "judge", "add", first["id"], second["id"], "--undo").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("reject", EARLIER, LATER), 2, "--why"),
        (("reject", EARLIER, EARLIER, "--why", "x"), 2, "same sentence"),
        (("add", EARLIER, LATER, "--why", "x"), 2, "confirm"),
        (("reject", EARLIER, "火星移民", "--why", "x"), 1, "火星移民"),
        (("reject", EARLIER, "质量", "--why", "x"), 2, "sentences have these words"),
        (("perhaps", EARLIER, LATER, "--why", "x"), 2, "perhaps"),
    ],
)
def test_what_says_nothing_is_refused_and_changes_nothing(
    run: Run, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = run("lineage", "judge", *arguments)
    assert (done.code, done.out) == (code, "")
    assert words in done.err
    assert "Traceback" not in done.err


def test_a_packaged_corpus_is_copied_before_anything_is_written(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert zhimai("build", "--data", data, cwd=tmp_path).code == 0
    done = zhimai(
        "lineage", "judge", "reject", EARLIER, LATER, "--why", "x", "--data", data, cwd=tmp_path
    )
    assert done.code == 0, done.err
    assert (data / "corpus" / "judgements.csv").is_file()
    assert not (HOUSE / "corpus" / "judgements.csv").exists()
    with open_store(f"sqlite:{data / 'store.sqlite'}", read_only=True).snapshot() as reader:
        (row,) = reader.query("SELECT verdict, why FROM judged")
    assert tuple(row) == ("rejected", "x")
