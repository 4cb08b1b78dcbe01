"""The likely cause of a conflict, where the arithmetic shows one.

Each cause is a slip that reporters are known to make; it is named only where undoing it makes the
two sides meet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from decimal import Decimal

from briefs.checks.comparing import Bounds
from briefs.figures import find_growth, find_level, implied_growth
from briefs.model import (
    Cause,
    Cell,
    Figure,
    Flow,
    Interval,
    Measure,
    Observation,
    Package,
    Period,
    Statement,
)

HUNDRED = Decimal(100)
_ALL = Interval.point(HUNDRED)
_THOUSAND = Decimal(1000)
_NOTHING = Decimal(0)
SHIFTS = tuple(Decimal(factor) for factor in ("10", "0.1", "100", "0.01", "1000", "0.001"))
# A match of coarse numbers is no sign of a cause.
_COARSEST = Decimal("0.2")
_FINE = Decimal("0.02")
_EVERYTHING = Decimal("Infinity")
_REVISION = Decimal("0.05")


def cause_of_rate(stated: Figure, implied: Bounds) -> Cause | None:
    """Why a stated rate may differ from the rate it is held against, both in percent.

    A bound has no cause: it meets too much.
    """
    if stated.qualifier.is_bound:
        return None
    if cut_off(stated).meets(implied.likely):
        return Cause.CUT_OFF
    if not are_fine(stated):
        return None
    slips: tuple[tuple[Cause, Callable[[Interval], Interval]], ...] = (
        (Cause.DIVIDED_BY_NEW_VALUE, _on_the_old_value),
        (Cause.INDEX_FOR_GROWTH, lambda rate: rate - _ALL),
        (Cause.FRACTION_FOR_PERCENT, lambda rate: rate.scaled(HUNDRED)),
        (Cause.SIGN_REVERSED, lambda rate: -rate),
        (Cause.SHIFTED_DECIMAL_POINT, lambda rate: rate.scaled(Decimal(10))),
        (Cause.SHIFTED_DECIMAL_POINT, lambda rate: rate.scaled(Decimal("0.1"))),
    )
    for rate in (stated.likely, cut_off(stated)):
        for cause, undo in slips:
            if undo(rate).meets(implied.likely):
                return cause
    return None


def are_fine(*numbers: Figure | Statement) -> bool:
    """Whether numbers are fine enough for a match to mean something."""
    return sum(map(_coarseness, numbers)) < _COARSEST


def _coarseness(number: Figure | Statement) -> Decimal:
    """The rounding of a number as a share of it; a coarse number meets much by chance."""
    return number.rounding / abs(number.value) if number.value else _EVERYTHING


def _on_the_old_value(rate: Interval) -> Interval:
    """A change in percent of the new value, as percent of the old one: r / (100 - r)."""
    if rate.upper >= HUNDRED:
        return rate

    def undo(number: Decimal) -> Decimal:
        return number / (HUNDRED - number) * HUNDRED

    return Interval(undo(rate.lower), undo(rate.upper), rate.lower_closed, rate.upper_closed)


def cause_of_scale(first: Figure | Statement, second: Figure | Statement) -> Cause | None:
    """Whether two amounts differ by a power of ten alone."""
    if not are_fine(first, second):
        return None
    for factor in SHIFTS:
        if first.likely.scaled(factor).meets(second.likely):
            return scale_cause(factor)
    return None


def scale_cause(factor: Decimal) -> Cause:
    """What a factor between two amounts is called."""
    is_thousand = factor in (_THOUSAND, 1 / _THOUSAND)
    return Cause.MILLION_FOR_BILLION if is_thousand else Cause.SHIFTED_DECIMAL_POINT


def cause_of_growth(package: Package, stated: Figure, new: Figure, base: Figure) -> Cause | None:
    """Why a stated rate may not follow from two levels; a bound has no cause."""
    if stated.qualifier.is_bound:
        return None
    return next(_causes_of_growth(package, stated, new, base), None)


def _causes_of_growth(
    package: Package, stated: Figure, new: Figure, base: Figure
) -> Iterator[Cause]:
    """What may explain it, the most telling first."""
    if cause := cause_of_rate(stated, implied_growth(new, base)):
        yield cause
    for factor in SHIFTS if are_fine(new, base) else ():
        if _growth_of(new.likely.scaled(factor), base.likely).meets(stated.likely):
            yield scale_cause(factor)
    if follows_from_other_statements(package, stated, new, base):
        yield Cause.OTHER_STATEMENT
    if _rate_of_other_period(package, stated):
        yield Cause.OTHER_PERIOD
    if set(new.source_ids).isdisjoint(base.source_ids) and _is_near(stated, new, base):
        yield Cause.REVISED_BASE


def follows_from_other_statements(
    package: Package, stated: Figure, new: Figure, base: Figure
) -> bool:
    """Whether a statement of another level, or the flows added up, gives the rate.

    A coarser form of the same level is no other statement.
    """
    return any(
        _growth_of(level, former).meets(stated.likely)
        for level in (new.likely, *_others(package, new))
        for former in (base.likely, *_others(package, base))
        if former.upper > 0
    )


def _others(package: Package, figure: Figure) -> Iterator[Interval]:
    cell = figure.trade_cell
    for row in package.observations_by_cell.get(cell, ()):
        if row.value and not row.value.likely.meets(figure.likely):
            yield row.value.likely
    flows = [find_level(package, cell.of(flow)) for flow in (Flow.EXPORT, Flow.IMPORT)]
    if cell.flow is Flow.TURNOVER and flows[0] and flows[1]:
        added = flows[0].likely + flows[1].likely
        if not added.meets(figure.likely):
            yield added


def _growth_of(new: Interval, base: Interval) -> Interval:
    return (new.at_least(_NOTHING) / base).scaled(HUNDRED) - _ALL


def _is_near(stated: Figure, new: Figure, base: Figure) -> bool:
    """Whether a base that differs by a few percent gives the stated rate."""
    if stated.value <= -HUNDRED:
        return False
    needed = new.value / (1 + stated.value / HUNDRED)
    return abs(needed / base.value - 1) <= _REVISION


def _rate_of_other_period(package: Package, stated: Figure) -> bool:
    """Whether the rate is that of the same flow in another period of which it could be told."""
    for cell in related_cells(package, stated.trade_cell):
        other = find_growth(package, cell)
        if other and _match(stated, other):
            return True
    return False


def cause_of_repeat(
    package: Package, row: Observation, stated: Figure, figure: Figure, measure: Measure
) -> Cause | None:
    """Why a row may differ from the figure of its own cell."""
    if measure is Measure.GROWTH:
        if cause := cause_of_rate(stated, figure):
            return cause
        return Cause.OTHER_PERIOD if _rate_of_other_period(package, stated) else None
    if cause := cause_of_scale(stated, figure):
        return cause
    for cause, cells in _mistaken_cells(package, row.cell):
        for cell in cells:
            other = find_level(package, cell)
            if other and row not in other.observations and _match(stated, other):
                return cause
    return None


def _mistaken_cells(package: Package, cell: Cell) -> Iterator[tuple[Cause, tuple[Cell, ...]]]:
    flows = {Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT}
    if cell.flow in flows:
        yield Cause.FLOWS_EXCHANGED, (cell.of(flows[cell.flow]),)
    if cell.reporter:
        yield Cause.PARTNERS_FIGURE, (cell.mirror,)
    yield Cause.OTHER_PERIOD, related_cells(package, cell)


def related_cells(package: Package, cell: Cell) -> tuple[Cell, ...]:
    """The cells of the same reporter and flow whose period is easily taken for this one.

    They are the parts of the same year and the years before and after.
    """
    own, year = cell.period, cell.period.start_year
    series = package.periods_by_series.get((cell.dyad, cell.reporter, cell.flow), ())
    first = bisect_left(series, (year - 1) * 12, key=_first_month)
    last = bisect_left(series, (year + 2) * 12, key=_first_month)
    return tuple(
        cell.in_period(period)
        for period in series[first:last]
        if period != own and (period.start_year == year or (period.is_year and own.is_year))
    )


def _first_month(period: Period) -> int:
    return period.first_month


def _match(stated: Figure, other: Figure) -> bool:
    is_fine = max(_coarseness(stated), _coarseness(other)) <= _FINE
    return is_fine and stated.likely.meets(other.likely)


def cut_off(figure: Figure) -> Interval:
    """Where a number lies if its digits were cut off instead of rounded; a bound stays one."""
    if figure.qualifier.is_bound:
        return figure.possible
    size = Interval(abs(figure.value), abs(figure.value) + figure.rounding)
    return size if figure.value >= 0 else -size
