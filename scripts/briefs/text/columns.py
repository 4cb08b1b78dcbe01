"""What may stand in a column, in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefs.tables import Column
from briefs.text.numbers import grouped, places_of

TYPES = {"string": "text", "number": "number", "integer": "whole number", "date": "date"}
_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_PERIOD = r"\d{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(/\d{4}-(0[1-9]|1[0-2]))?))?"
PATTERNS = {
    "[A-Z]{2}": "two capital letters",
    "[A-Z]{3}": "three capital letters",
    "[a-z]{2}": "two small letters",
    "[a-z]{3}-[a-z]{3}": "three small letters, a hyphen, three small letters",
    "[a-z_]+": "small letters and underscores",
    "[a-z_]+( [a-z_]+)*": "words of small letters and underscores",
    "[a-z0-9]+(-[a-z0-9]+)*": "small letters and digits, joined by hyphens",
    r"\d{3}": "three digits",
    r"\d{2}(\d{2}){0,2}": "two, four or six digits",
    r"HS \d{4}": "HS and a year",
    r"https?://\S+": "an address of the web",
    _DATE: "a year, 2022-05 or 2022-05-03",
    _PERIOD: "a period: 2022, 2022-H1, 2022-Q1, 2022-05 or 2022-01/2022-11",
}
"""The forms that columns of the package have; a form that is new stands as its pattern."""
_LIMITS = {
    "minimum": "{} or more",
    "exclusiveMinimum": "more than {}",
    "maximum": "{} or less",
    "exclusiveMaximum": "less than {}",
}


def type_name(column: Column) -> str:
    """The type of a column as people call it."""
    return TYPES.get(column.type, column.type)


def rules(column: Column) -> tuple[str, ...]:
    """The constraints of a column but for its list of values: ``never empty``, ``0 or more``."""
    return tuple(_rules(column))


def options(column: Column) -> tuple[str, ...]:
    """The values that a column may have; none where it has no list of them."""
    return tuple(map(str, column.constraints.get("enum", ())))


def _rules(column: Column) -> Iterator[str]:
    limits = column.constraints
    yield "never empty" if limits.get("required") else "may be empty"
    if limits.get("unique"):
        yield "each value once"
    for name, form in _LIMITS.items():
        if name in limits:
            number = Decimal(str(limits[name]))
            yield form.format(grouped(number, places_of(number)))
    if "pattern" in limits:
        yield PATTERNS.get(limits["pattern"], f"of the form {limits['pattern']}")
