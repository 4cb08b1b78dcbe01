"""Which macro gives a number that somebody typed."""

from __future__ import annotations

import re
from decimal import Decimal

from briefs.figures import find_growth, find_level
from briefs.model import Cell, Dyad, Flow, Interval, Package

_MOST = 3
_NAMES = {Flow.EXPORT: "exports", Flow.IMPORT: "imports", Flow.TURNOVER: "turnover"}
_SCALES = (
    (("trillion", "триллион"), Decimal(1_000_000)),
    (("billion", "bn", "bln", "млрд", "миллиард"), Decimal(1000)),
    (("million", "mn", "m", "mln", "млн", "миллион"), Decimal(1)),
    (("thousand", "тыс"), Decimal("0.001")),
)
_ONE_DOLLAR = Decimal("0.000001")
_NUMBER = re.compile(r"\d[\d,.\u00a0\u202f ]*\d|\d")


def suggestions(package: Package, dyad: Dyad | None, typed: str) -> str:
    """The calls that give a typed number on the page of a dyad, or nothing.

    Args:
        package: the data package.
        dyad: of the page.
        typed: the number as it was typed, with its unit.
    """
    match = _NUMBER.search(typed)
    if match is None or dyad is None or re.search("[€£]", typed):
        return ""
    number = _read(match[0])
    unit = typed[match.end() :].strip().casefold()
    half = Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
    if re.match("%|per|процент", unit):
        wanted = Interval(number - half, number + half)
        calls = _rates(package, dyad, wanted, number)
    else:
        factor = _factor(unit, is_money="$" in typed)
        if factor is None:
            return ""
        wanted = Interval((number - half) * factor, (number + half) * factor)
        calls = _amounts(package, dyad, wanted, number * factor)
    found = list(dict.fromkeys(calls))[:_MOST]
    return " or ".join(f"{{{{ {call} }}}}" for call in found)


def _read(digits: str) -> Decimal:
    """A number with grouping commas and a point, or with a decimal comma as in Russian."""
    bare = re.sub(r"[\u00a0\u202f ]", "", digits)
    is_grouped = re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", bare)
    return Decimal(bare.replace(",", "") if is_grouped else bare.replace(",", "."))


def _factor(unit: str, *, is_money: bool) -> Decimal | None:
    """What a unit is in million US dollars; None where it is no money."""
    word = re.match(r"\w*", unit)
    for names, size in _SCALES:
        if word and any(
            word[0] == name or (len(name) > 2 and word[0].startswith(name)) for name in names
        ):
            return size
    return _ONE_DOLLAR if is_money and not unit else None


def _amounts(package: Package, dyad: Dyad, wanted: Interval, exact: Decimal) -> list[str]:
    """The calls of amounts within an interval, those of exactly the number first."""
    found: list[tuple[Decimal, str]] = []
    for cell in _cells(package, dyad):
        figure = find_level(package, cell)
        if figure and figure.value in wanted:
            found.append((figure.value, f"{_NAMES[cell.flow]}({_arguments(dyad, cell)})"))
    found += [
        (row.value.value, f'commitment("{row.id}")')
        for row in package.commitments_by_dyad.get(dyad.id, ())
        if row.value and row.value.value in wanted
    ]
    return _exact_first(found, exact)


def _rates(package: Package, dyad: Dyad, wanted: Interval, exact: Decimal) -> list[str]:
    found = [
        (abs(figure.value), f'growth("{_NAMES[cell.flow]}", {_arguments(dyad, cell)})')
        for cell in _cells(package, dyad)
        if (figure := find_growth(package, cell)) and abs(figure.value) in wanted
    ]
    return _exact_first(found, exact)


def _exact_first(found: list[tuple[Decimal, str]], exact: Decimal) -> list[str]:
    return [call for _, call in sorted(found, key=lambda pair: pair[0] != exact)]


def _cells(package: Package, dyad: Dyad) -> list[Cell]:
    """The dyad's cells with a reporter, years first and the latest before."""
    cells = [cell for cell in package.cells_by_dyad.get(dyad.id, ()) if cell.reporter]
    turnover = {cell.of(Flow.TURNOVER) for cell in cells}
    return sorted(
        {*cells, *turnover},
        key=lambda cell: (-cell.period.months, -cell.period.last_month, cell.flow, cell.reporter),
    )


def _arguments(dyad: Dyad, cell: Cell) -> str:
    period = str(cell.period) if cell.period.is_year else f'"{cell.period}"'
    reporter = "" if cell.reporter == dyad.economy_a else f', reporter="{cell.reporter}"'
    return f"{period}{reporter}"
