"""The container files are well-formed, pinned, closed, and speak of settings and files that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.settings import PREFIX, Settings
from cli.places import STORE_VARIABLE
from graph.neo4j import settings as neo4j
from graph.neo4j.settings import address

HOUSE = Path(__file__).parents[2]
COMPOSE = HOUSE / "docker-compose.yml"
DOCKERFILE = (HOUSE / "Dockerfile").read_text(encoding="utf-8")
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(COMPOSE.read_text("utf-8"))["services"]
OURS = sorted(set(SERVICES) - {"neo4j"})


def test_the_compose_file_is_one_by_the_specification() -> None:
    program = Path(sys.executable).parent / "check-jsonschema"
    done = subprocess.run(
        [program, "--builtin-schema", "vendor.compose-spec", COMPOSE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_neo4j_is_the_version_that_we_are_tested_with() -> None:
    assert SERVICES["neo4j"]["image"] == "neo4j:5.26-community"
    pom = (HOUSE / "graph/neo4j/server/pom.xml").read_text("utf-8")
    assert re.search(r">5\.26\.\d+<", pom)


@pytest.mark.parametrize("name", OURS)
def test_our_containers_are_closed(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    # Only the one that makes the password, without a network, is root: it owns a new volume.
    assert ("user" in service) == (service.get("network_mode") == "none")


@pytest.mark.parametrize("name", OURS)
def test_every_setting_is_one_that_is_read(name: str) -> None:
    known = {PREFIX + item.name.upper() for item in fields(Settings)} | {STORE_VARIABLE}
    known |= {neo4j.PREFIX + item.name.upper() for item in fields(neo4j.Settings)}
    environment = SERVICES[name].get("environment", {})
    assert set(environment) <= known
    if STORE_VARIABLE in environment:
        settings = neo4j.Settings.from_environment(environment)
        assert str(address(environment[STORE_VARIABLE], settings)) == "neo4j://neo4j:7687/neo4j"


def test_no_password_stands_in_the_files_and_no_port_is_open_to_the_network() -> None:
    for service in SERVICES.values():
        for variable in service.get("environment", {}):
            assert not variable.endswith(("PASSWORD", "AUTH"))
        for port in service.get("ports", []):
            assert port.startswith("127.0.0.1:")


def test_what_a_service_waits_for_is_there_and_says_when_it_is_ready() -> None:
    for service in SERVICES.values():
        for name, how in service.get("depends_on", {}).items():
            other = SERVICES[name]
            if how["condition"] == "service_healthy":
                assert "test" in other["healthcheck"]
            else:
                assert other["restart"] in ("no", "on-failure:3")


def test_the_image_runs_as_nobody_in_particular_with_pinned_packages() -> None:
    final = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER 10001:10001$", final, re.MULTILINE)
    for line in re.findall(r"pip install .*", DOCKERFILE):
        assert "--require-hashes" in line or "--no-index" in line, line
    bases = set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE))
    assert len(bases) == 1
    assert not any(base.endswith(":latest") or ":" not in base for base in bases)


def test_the_build_context_holds_what_the_image_needs_and_nothing_else() -> None:
    lines = (HOUSE / ".dockerignore").read_text("utf-8").split()
    kept = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines
    for name in kept:
        assert (HOUSE / name).exists(), name
    pins = set(re.findall(r"requirements-\w+\.txt", DOCKERFILE))
    assert pins <= kept
    packages = re.search(
        r"^packages = \[(.*)\]$", (HOUSE / "pyproject.toml").read_text(), re.MULTILINE
    )
    assert packages is not None
    assert set(re.findall(r'"(\w+)"', packages[1])) <= kept
