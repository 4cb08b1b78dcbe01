"""The growth of a whole that follows from the levels and rates of its parts."""

from __future__ import annotations

from decimal import Decimal

from briefs.figures.choice import row_figure
from briefs.figures.derived import HUNDRED, Result, combined, percentage_figure
from briefs.model import Figure, Flow, Interval, Measure, Observation

_ZERO = Decimal(0)
_ALL = Interval.point(HUNDRED)
_TENTH = Decimal("0.1")


def growth_of_parts(exports: Observation, imports: Observation) -> Figure | None:
    """The growth of turnover, in percent, that two rows with level and growth imply.

    The level divided by one plus its growth is the base of each part; together they are the base of
    the whole. None where a row lacks its level or its growth, or a flow vanished.

    Returns:
        A figure whose parts are exports, their growth, imports and their growth.
    """
    if not (exports.value and exports.growth and imports.value and imports.growth):
        return None
    if -HUNDRED in (exports.growth.value, imports.growth.value):
        return None
    parts = tuple(
        row_figure(row, measure)
        for row in (exports, imports)
        for measure in (Measure.VALUE, Measure.GROWTH)
    )
    base = base_of(parts[0], parts[1]) + base_of(parts[2], parts[3])
    if base == 0:
        return None
    result = Result(
        ((parts[0].value + parts[2].value) / base - 1) * HUNDRED,
        _growth(*(part.likely for part in parts)),
        _growth(*(part.possible for part in parts)),
        combined(exports.growth.qualifier, imports.growth.qualifier.opposite),
    )
    cell = exports.cell.of(Flow.TURNOVER)
    return percentage_figure(
        result,
        key=f"{cell.slug}-growth",
        measure="growth",
        cell=cell,
        parts=parts,
        finest=_TENTH,
    )


def base_of(level: Figure, growth: Figure) -> Decimal:
    """The level of a year before that a level and its growth in percent imply."""
    return level.value / (1 + growth.value / HUNDRED)


def _growth(exports: Interval, growth: Interval, imports: Interval, other: Interval) -> Interval:
    bases = _base(exports, growth) + _base(imports, other)
    return ((exports + imports).at_least(_ZERO) / bases).scaled(HUNDRED) - _ALL


def _base(level: Interval, growth: Interval) -> Interval:
    return level.at_least(_ZERO) / (growth + _ALL).scaled(1 / HUNDRED)
