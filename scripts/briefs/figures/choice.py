"""The choice rule: which observation becomes the figure of a cell.

The rule in words stands on the site's methods page, which a test holds to `PREFERENCES`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from briefs.model import (
    AnyObservation,
    Authority,
    Cell,
    Figure,
    Making,
    Measure,
    Observation,
    Package,
    ProductObservation,
    Qualifier,
    Status,
    Unit,
    first_day,
)

PREFERENCES = (
    "not a source error, a forecast or without reporter",
    "statistics before official before press",
    "exact before about before over and under",
    "the finer rounding",
    "the later publication",
    "the identifier that comes first",
)

_AUTHORITY_RANK = {Authority.STATISTICS: 0, Authority.OFFICIAL: 1, Authority.PRESS: 2}
_QUALIFIER_RANK = {Qualifier.EXACT: 0, Qualifier.ABOUT: 1, Qualifier.OVER: 2, Qualifier.UNDER: 2}
_UNIT = {
    Measure.VALUE: Unit.USD_MILLION,
    Measure.QUANTITY: Unit.QUANTITY,
    Measure.GROWTH: Unit.PERCENT,
}

_FEWEST_TO_RANK = 2

Rank = tuple[bool, int, int, Decimal, int, str]
O = TypeVar("O", Observation, ProductObservation)  # noqa: E741


def is_last_resort(package: Package, row: AnyObservation, measure: Measure) -> bool:
    """Whether a row is shown only when no other remains for its cell."""
    return (
        not row.is_attributed
        or row.status is Status.FORECAST
        or package.has_source_error(row.id, measure.column)
    )


def rank(package: Package, row: AnyObservation, measure: Measure) -> Rank:
    """Sort key of a row that states the measure; the lowest is chosen (see `PREFERENCES`).

    Raises:
        ValueError: the row does not state the measure.
    """
    statement = row.statement(measure)
    if statement is None:
        raise ValueError(f"{row.id} states no {measure}")
    published = first_day(package.sources[row.source_id].published)
    return (
        is_last_resort(package, row, measure),
        _AUTHORITY_RANK[row.authority],
        _QUALIFIER_RANK[statement.qualifier],
        statement.rounding,
        (date.max - published).days,
        row.id,
    )


def ranked(package: Package, rows: Iterable[O], measure: Measure) -> tuple[O, ...]:
    """The rows that state the measure, the chosen one first."""
    stating = [row for row in rows if row.statement(measure) is not None]
    if len(stating) < _FEWEST_TO_RANK:
        return tuple(stating)
    return tuple(sorted(stating, key=lambda row: rank(package, row, measure)))


def deciding_preference(
    package: Package, chosen: AnyObservation, other: AnyObservation, measure: Measure
) -> str:
    """The first of `PREFERENCES` that puts one row before another.

    Raises:
        ValueError: a row does not state the measure.
    """
    ranks = zip(
        rank(package, chosen, measure), rank(package, other, measure), PREFERENCES, strict=True
    )
    return next(words for one, another, words in ranks if one != another)


def candidates(package: Package, cell: Cell) -> tuple[Observation, ...]:
    """The rows of a cell, and those of the same flow and period that name no reporter."""
    by_cell = package.observations_by_cell
    own = by_cell.get(cell, ())
    if not package.unattributed_cells or not cell.reporter:
        return own
    return own + by_cell.get(cell.unattributed, ())


def stated_figure(rows: tuple[O, ...], measure: Measure, key: str, name: str) -> Figure:
    """The figure of the first of some ranked rows, the others kept as alternatives.

    Args:
        rows: the ranked rows of one cell, at least one.
        measure: what they state.
        key: the figure's key.
        name: what the figure measures, such as ``turnover``.
    """
    chosen, *others = rows
    statement = chosen.statement(measure)
    assert statement is not None, "ranked rows state the measure"
    likely = statement.likely
    is_exact = statement.qualifier is Qualifier.EXACT
    return Figure(
        key=key,
        measure=name,
        cell=chosen.cell,
        unit=_UNIT[measure],
        value=statement.value,
        rounding=statement.rounding,
        qualifier=statement.qualifier,
        likely=likely,
        possible=likely if is_exact else statement.possible,
        making=Making.STATED,
        observations=(chosen,),
        alternatives=tuple(others),
    )


def row_figure(row: Observation, measure: Measure = Measure.VALUE) -> Figure:
    """What one row states, as a figure without alternatives.

    Args:
        row: a row that states the measure.
        measure: its value or its growth.
    """
    if measure is Measure.GROWTH:
        return stated_figure((row,), measure, f"{row.cell.slug}-growth", "growth")
    return stated_figure((row,), measure, row.cell.slug, row.cell.flow)
