"""The units of figures agree with a unit library: identity by UCUM code, factors by conversion."""

from __future__ import annotations

import pint
import pytest

from ontology.figure_words import FigureUnit, figure_units

# UCUM writes some units otherwise than the library does; the rest it reads as they are.
WRITTEN = {
    "[nmi_i]": "nautical_mile", "km2": "km**2", "m2": "m**2", "m3": "m**3", "har": "hectare",
    "kW.h": "kW*hour", "kV.A": "kV*A", "t.km": "tonne*km", "ug/m3": "microgram/m**3",
    "t": "tonne", "Cel": "degC", "GBy": "gigabyte", "TBy": "terabyte", "PBy": "petabyte",
    "Mbit/s": "megabit/second", "Gbit/s": "gigabit/second", "mo": "month", "wk": "week",
    "a": "year", "%": "percent", "[ppth]": "permille", "km/h": "km/hour",
}  # fmt: skip
MEASURED = [
    unit for unit in figure_units().values() if unit.ucum and unit.kind in {"quantity", "rate"}
]


@pytest.fixture(scope="module")
def library() -> pint.UnitRegistry[float]:
    return pint.UnitRegistry(on_redefinition="ignore")


@pytest.mark.parametrize("unit", MEASURED, ids=lambda unit: unit.name)
def test_a_unit_is_as_many_of_its_base_as_the_library_says(
    unit: FigureUnit, library: pint.UnitRegistry[float]
) -> None:
    base = figure_units().get(unit.base, unit)
    one = library.Quantity(1, WRITTEN.get(unit.ucum, unit.ucum))
    if unit.base not in figure_units():
        # 吉字节 is no printed form: the base is the unit whose factor is 1.
        (base,) = (u for u in MEASURED if u.base == unit.base and u.factor == "1")
    found = one.to(WRITTEN.get(base.ucum, base.ucum)).magnitude
    assert found == pytest.approx(float(unit.factor))


def test_money_bears_the_codes_of_iso_4217() -> None:
    money = {unit.base: unit.ucum for unit in figure_units().values() if unit.kind == "money"}
    assert money["元"] == "CNY"
    assert all(len(code) == 3 and code.isupper() for code in money.values())


def test_what_only_counts_has_no_code() -> None:
    assert {unit.ucum for unit in figure_units().values() if unit.kind == "count"} == {""}
