"""Check *scale*: a value that fits its neighbours only ten or a thousand times as large."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefs.checks.comparing import row_side, subject_of
from briefs.figures import find_level, yearly
from briefs.model import (
    Check,
    CheckKind,
    Figure,
    Measure,
    Observation,
    Package,
    Side,
    Statement,
    Verdict,
)
from briefs.text.numbers import CARD, plain
from briefs.text.wording import amount_text, statement_text

FACTORS = tuple(Decimal(factor) for factor in ("10", "0.1", "1000", "0.001"))
_FAR = Decimal(5)
_NEAR = Decimal(2)


def check_scale(package: Package) -> Iterator[Check]:
    """One check, a conflict, per value that is off by a power of ten; none for the others."""
    for row in package.observations:
        if row.value is None or not row.cell.reporter or row.value.value <= 0:
            continue
        others = _others(package, row)
        if not others or not all(_ratio(row.value.value, other.value) > _FAR for other in others):
            continue
        for factor in FACTORS:
            if _fits(row.value, factor, others):
                yield _check(package, row, row.value, factor, others)
                break


def _others(package: Package, row: Observation) -> tuple[Figure, ...]:
    """The cell's figure if it is another row, else the figures of the years before and after."""
    figure = find_level(package, row.cell)
    if figure is not None and row not in figure.observations:
        return (figure,)
    dyad = package.dyads[row.cell.dyad]
    series = yearly(package, dyad, row.cell.reporter, row.cell.flow)
    before = [other for other in series if other.cell.period < row.cell.period]
    after = [other for other in series if other.cell.period > row.cell.period]
    return (before[-1], after[0]) if row.cell.period.is_year and before and after else ()


def _fits(statement: Statement, factor: Decimal, others: tuple[Figure, ...]) -> bool:
    if len(others) == 1:
        return statement.likely.scaled(factor).meets(others[0].likely)
    return all(_ratio(statement.value * factor, other.value) <= _NEAR for other in others)


def _ratio(first: Decimal, second: Decimal) -> Decimal:
    return max(first, second) / min(first, second)


def _check(
    package: Package,
    row: Observation,
    statement: Statement,
    factor: Decimal,
    others: tuple[Figure, ...],
) -> Check:
    settled = package.has_source_error(row.id, "value_usd_million")
    times = (
        f"{plain(factor, Decimal(1))} times"
        if factor > 1
        else f"a {plain(1 / factor, Decimal(1))}th of"
    )
    fits = " and ".join(amount_text(other, CARD) for other in others)
    return Check(
        id=f"scale-{row.id}",
        kind=CheckKind.SCALE,
        dyad=row.cell.dyad,
        subject=subject_of(package, row.cell),
        sides=(
            row_side(row, Measure.VALUE),
            Side(fits, tuple(chosen.id for other in others for chosen in other.observations)),
        ),
        verdict=Verdict.CONFLICTS,
        figure_keys=() if settled else (row.cell.slug,),
        explanation=f"{times} {statement_text(statement, Measure.VALUE)} fits {fits}",
    )
