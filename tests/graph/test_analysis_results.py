"""What the analysis gives is the same on every run: its numbers, its files and its pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from graph.analysis import files, release
from graph.analysis.compute import analyses
from graph.analysis.drawing import matrix, network, years
from graph.analysis.drawing.target import places
from graph.analysis.model import Analysis, Material, View
from graph.errors import DamagedDataset
from tests.graph.networks import found, material

HOUSE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def varied() -> Material:
    lists = [["a", "b", "c"], ["b", "c"], ["d", "e"], ["e", "f", "d"], ["a", "f"], ["g"]]
    dates = ["2024-01-01", "2024-01-01", "2023-01-01", "2023-01-01", "2022-01-01", "2022-01-01"]
    return material(lists, dates=dates)


def test_the_same_whatever_order_strings_are_hashed_in() -> None:
    program = (
        "import sys; sys.modules['numpy'] = None\n"  # a plain installation has none
        "import orjson\n"
        "from tests.graph.networks import material\n"
        "from graph.analysis.compute import analyses\n"
        "lists = [[f'b{(7 * n + k * k) % 23}' for k in range(1, 5)] for n in range(40)]\n"
        "lists = [list(dict.fromkeys(members)) for members in lists]\n"
        "sys.stdout.buffer.write(orjson.dumps(list(analyses(material(lists)))))\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=HOUSE,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(HOUSE)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert printed.pop().startswith(b"[{")


def test_nothing_that_starts_a_command_or_the_service_loads_networkx() -> None:
    program = (
        "import sys, api.app, cli.main, cli.building, cli.commands.serve, cli.commands.analyze\n"
        "sys.exit('networkx' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=HOUSE, check=True)


class TestFiles:
    def test_what_was_kept_is_what_was_found(self, varied: Material, tmp_path: Path) -> None:
        computed = list(analyses(varied))
        assert files.index(tmp_path, "r") is None
        assert files.load(tmp_path, "r", View()) is None
        index = files.save(tmp_path, iter(computed), "r", "3.6")
        assert files.index(tmp_path, "r") == index
        assert index.years == [2022, 2023, 2024]
        for analysis in computed:
            assert files.load(tmp_path, "r", analysis.view) == analysis
        empty = files.load(tmp_path, "r", View(1999))
        assert empty is not None
        assert (empty.network.actors, empty.actors) == (0, ())

    def test_only_the_release_asked_for_is_answered_and_older_ones_go(
        self, varied: Material, tmp_path: Path
    ) -> None:
        for one in ("r", "later"):
            files.save(tmp_path, analyses(varied), one, "3.6")
        assert files.load(tmp_path, "another", View()) is None
        files.forget(tmp_path, keep="later")
        assert files.index(tmp_path, "r") is None
        assert files.index(tmp_path, "later") is not None

    def test_files_of_another_method_are_none(self, varied: Material, tmp_path: Path) -> None:
        files.save(tmp_path, analyses(varied), "r", "3.6")
        path = tmp_path / "analysis" / "r" / "index.json"
        assert release.method() in path.read_text()
        path.write_text(path.read_text().replace(release.method(), "0" * 16))
        assert files.index(tmp_path, "r") is None

    def test_a_damaged_file_says_what_to_do(self, varied: Material, tmp_path: Path) -> None:
        files.save(tmp_path, analyses(varied), "r", "3.6")
        (tmp_path / "analysis" / "r" / f"{View().key}.json").write_text("{")
        with pytest.raises(DamagedDataset, match="analyze --again"):
            files.load(tmp_path, "r", View())
        (tmp_path / "analysis" / "r" / "index.json").write_text("not JSON")
        with pytest.raises(DamagedDataset, match="analyze --again"):
            files.index(tmp_path, "r")


class TestPictures:
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_they_are_the_same_on_every_run_and_well_formed(
        self, varied: Material, language: Any
    ) -> None:
        whole = found(varied)
        by_year = [found(varied, View(year)) for year in (2022, 2023, 2024)]
        for draw, value in ((network, whole), (matrix, whole), (years, by_year)):
            picture = draw(value, language)  # type: ignore[operator]  # each takes its own value
            assert picture == draw(value, language)  # type: ignore[operator]  # as above
            root = etree.fromstring(picture.encode())
            assert root.find("{*}title") is not None
            assert "script" not in picture
            assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")

    def test_no_two_boxes_of_a_network_cover_each_other(self) -> None:
        lists = [[f"机构{n % 17}", f"机构{(3 * n + 1) % 29}", "中心"] for n in range(60)]
        analysis = found(material([list(dict.fromkeys(members)) for members in lists]))
        chosen = [one for one in analysis.actors if one.degree]
        boxes = list(
            places(chosen, analysis.ties, {a.id: (110.0, 24.0) for a in chosen}, 400).values()
        )
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                across = abs(one.x - other.x) >= 110
                assert across or abs(one.y - other.y) >= 24

    def test_an_empty_network_is_a_picture_too(self) -> None:
        empty = Analysis("r", View(1999), "", files.EMPTY, (), (), ())
        for picture in (network(empty), matrix(empty), years([])):
            assert picture.startswith("<svg")
