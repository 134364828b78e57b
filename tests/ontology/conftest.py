"""The house's authority file, read once for all tests of it."""

from __future__ import annotations

import pytest

from ontology.authority import Authority, load_authority


@pytest.fixture(scope="session")
def authority() -> Authority:
    return load_authority()
