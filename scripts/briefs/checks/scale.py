"""Check *scale*: a value that fits its neighbours only ten or a thousand times as large."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from briefs.checks.causes import scale_cause
from briefs.checks.comparing import Outcome, Span, doubted
from briefs.figures import find_level, row_figure, yearly
from briefs.model import (
    Check,
    CheckKind,
    Figure,
    Flow,
    Interval,
    Measure,
    Observation,
    Package,
    Period,
    Statement,
    Verdict,
)

FACTORS = tuple(Decimal(factor) for factor in ("10", "0.1", "1000", "0.001"))
_FAR = Decimal(5)
_NEAR = Decimal(2)

Neighbours = Callable[[str, str, Flow], Mapping[Period, tuple[Figure, ...]]]


def check_scale(package: Package) -> Iterator[Check]:
    """One check, a conflict, per value that is off by a power of ten; none for the others."""
    neighbours = _neighbours(package)
    for row in package.observations:
        if row.value is None or not row.cell.reporter or row.value.value <= 0:
            continue
        others = _others(package, row, neighbours)
        if not others or not all(_is_far(row.value, other) for other in others):
            continue
        for factor in FACTORS:
            if _fits(row.value, factor, others):
                yield _check(package, row, factor, others)
                break


def _others(package: Package, row: Observation, neighbours: Neighbours) -> tuple[Figure, ...]:
    """The cell's figure if it is another row, else the figures of the years before and after."""
    figure = find_level(package, row.cell)
    if figure is not None and row not in figure.observations:
        return (figure,)
    of_series = neighbours(row.cell.dyad, row.cell.reporter, row.cell.flow)
    return of_series.get(row.cell.period, ())


def _neighbours(package: Package) -> Neighbours:
    """The figures before and after each year, with every series made once."""

    @cache
    def of_series(dyad: str, reporter: str, flow: Flow) -> Mapping[Period, tuple[Figure, ...]]:
        series = yearly(package, package.dyads[dyad], reporter, flow)
        triples = zip(series, series[1:], series[2:], strict=False)
        return {year.period: (before, after) for before, year, after in triples}

    return of_series


def _fits(statement: Statement, factor: Decimal, others: tuple[Figure, ...]) -> bool:
    if len(others) == 1:
        return statement.likely.scaled(factor).meets(others[0].likely)
    return all(_ratio(statement.value * factor, other.value) <= _NEAR for other in others)


def _is_far(statement: Statement, other: Figure) -> bool:
    is_far = other.value > 0 and _ratio(statement.value, other.value) > _FAR
    return is_far and not statement.possible.meets(other.possible)


def _ratio(first: Decimal, second: Decimal) -> Decimal:
    return max(first, second) / min(first, second)


def _check(
    package: Package, row: Observation, factor: Decimal, others: tuple[Figure, ...]
) -> Check:
    settled = package.has_source_error(row.id, Measure.VALUE.column)
    stated = row_figure(row)
    expected = Span.of(_expected(others))
    conflict = Outcome(Verdict.CONFLICTS, expected.possible, stated.possible)
    outcome = doubted(conflict, expected, stated, stated, *others)
    return Check(
        id=f"scale-{row.id}",
        kind=CheckKind.SCALE,
        dyad=row.cell.dyad,
        cell=row.cell,
        sides=((stated,), others),
        verdict=outcome.verdict,
        expected=outcome.expected,
        found=outcome.found,
        figure_keys=() if settled else (row.cell.slug,),
        doubt=outcome.doubt,
        cause=scale_cause(factor),
    )


def _expected(others: tuple[Figure, ...]) -> Interval:
    """The figure's interval, or the span within a factor of two of both neighbours."""
    if len(others) == 1:
        return others[0].likely
    values = [other.value for other in others]
    return Interval(max(values) / _NEAR, min(values) * _NEAR, True, True)
