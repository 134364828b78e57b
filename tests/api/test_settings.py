"""Settings: from ZHIMAI_ variables, each checked, each explained."""

from __future__ import annotations

import inspect
from dataclasses import fields

import pytest

import api.settings
from api.settings import Settings
from ontology.errors import InputError


def test_the_environment_is_read_with_its_prefix() -> None:
    settings = Settings.from_environment(
        {"ZHIMAI_DATA": "/srv/data", "ZHIMAI_RATE_LIMIT": "0", "RATE_LIMIT": "5", "DATA": "x"}
    )
    assert (settings.data, settings.rate_limit) == ("/srv/data", 0)


def test_without_variables_the_defaults_hold() -> None:
    assert Settings.from_environment({}) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZHIMAI_RATE_LIMIT", "many"),
        ("ZHIMAI_RATE_LIMIT", "-1"),
        ("ZHIMAI_CACHE_BYTES", "1e6"),
        ("ZHIMAI_PUBLIC_URL", "policy.example.org"),
        ("ZHIMAI_PUBLIC_URL", "javascript:alert(1)"),
    ],
)
def test_a_wrong_variable_is_named(name: str, value: str) -> None:
    with pytest.raises(InputError, match=name):
        Settings.from_environment({name: value})


def test_every_setting_has_a_comment_that_says_why() -> None:
    lines = inspect.getsource(api.settings).splitlines()
    for item in fields(Settings):
        place = next(n for n, line in enumerate(lines) if line.startswith(f"    {item.name}: "))
        assert lines[place - 1].startswith("    # "), item.name
