"""Growth, share, progress and mirror gap, in percent."""

from __future__ import annotations

from decimal import Decimal

from briefs.figures.choice import candidates, ranked, stated_figure
from briefs.figures.derived import Result, change_of, percentage_figure, ratio_of
from briefs.figures.levels import find_attributed_level, level
from briefs.figures.memory import remembered
from briefs.figures.missing import TOTALS_FILE, missing, periods_present
from briefs.model import (
    INFINITY,
    Cell,
    Commitment,
    Figure,
    Interval,
    Making,
    Measure,
    Package,
)

TENTH = Decimal("0.1")
ONE = Decimal(1)
_FARTHEST = Decimal(500)


@remembered
def find_growth(package: Package, cell: Cell) -> Figure | None:
    """Growth on the same period a year before: the stated rate, else computed from two levels.

    Two levels that are both bounds give none.
    """
    key = f"{cell.slug}-growth"
    rows = ranked(package, candidates(package, cell), Measure.GROWTH)
    if rows:
        return stated_figure(rows, Measure.GROWTH, key, "growth")
    new = find_attributed_level(package, cell)
    base = find_attributed_level(package, cell.in_period(cell.period.a_year_before()))
    if new is None or base is None:
        return None
    are_bounds = new.qualifier.is_bound and base.qualifier.is_bound
    return None if are_bounds or not base.value else implied_growth(new, base)


def growth_beside(package: Package, level: Figure) -> Figure | None:
    """The growth that may stand beside a level, None where none belongs to it.

    It is stated by a source of the level, or computed from two levels of which neither is a bound
    or of a year that was read into the text: a rate that another source states may belong to
    another level. Beyond fivefold a computed rate tells less than the two levels do.
    """
    figure = find_growth(package, level.trade_cell)
    if figure is None:
        return None
    if figure.making is Making.STATED:
        return figure if set(figure.source_ids) & set(level.source_ids) else None
    is_read = "period" in figure.inferred
    is_bound = figure.qualifier.is_bound
    return None if is_read or is_bound or abs(figure.value) > _FARTHEST else figure


def implied_growth(new: Figure, base: Figure) -> Figure:
    """The growth that two levels imply.

    Raises:
        ZeroDivisionError: the base is stated as zero.
    """
    return percentage_figure(
        change_of(new, base),
        key=f"{new.key}-growth",
        measure="growth",
        cell=new.cell,
        parts=(new, base),
        finest=TENTH,
    )


def growth(package: Package, cell: Cell) -> Figure:
    """Growth of a cell on the same period a year before.

    Raises:
        MissingFigureError: no rate is stated and one of the two levels is missing.
    """
    figure = find_growth(package, cell)
    if figure is None:
        present = periods_present(package, cell, Measure.GROWTH)
        detail = "no rate is stated, and there are no two levels to compute it from"
        raise missing(f"{cell.slug}-growth", TOTALS_FILE, present, detail)
    return figure


def mirror_gap(package: Package, cell: Cell) -> Figure | None:
    """By how much the partner's figure for the same trade exceeds the reporter's, in percent."""
    own = find_attributed_level(package, cell)
    mirror = find_attributed_level(package, cell.mirror)
    if own is None or mirror is None:
        return None
    if own.value == 0:
        return None
    return percentage_figure(
        change_of(mirror, own),
        key=f"{cell.slug}-mirror-gap",
        measure="mirror_gap",
        cell=cell,
        parts=(mirror, own),
        finest=TENTH,
    )


def share(part: Figure, whole: Figure) -> Figure:
    """A figure as percent of another of the same unit, such as one product of all exports.

    Raises:
        MissingFigureError: the whole is zero.
    """
    if whole.value == 0:
        raise missing(f"{part.key}-share", TOTALS_FILE, (), "the whole is zero")
    return percentage_figure(
        ratio_of(part, whole),
        key=f"{part.key}-share",
        measure="share",
        cell=part.cell,
        parts=(part, whole),
        finest=TENTH,
    )


def progress(package: Package, cell: Cell, target: Commitment) -> Figure:
    """A level as percent of a target; a target is a number somebody set, so it has no rounding.

    Raises:
        MissingFigureError: the cell has no level.
        ValueError: the target has no value.
    """
    reached = level(package, cell)
    share_of_target = Decimal(100) / _target_value(target)
    result = Result(
        reached.value * share_of_target,
        reached.likely.scaled(share_of_target),
        reached.possible.scaled(share_of_target),
        reached.qualifier,
    )
    return percentage_figure(
        result,
        key=f"{cell.slug}-progress-{target.subject_id}",
        measure="progress",
        cell=cell,
        parts=(reached,),
        finest=ONE,
    )


def growth_needed(package: Package, cell: Cell, target: Commitment) -> Figure | None:
    """The growth a year that still leads from a year's level to a target when it is due.

    Compound growth: (target / level) ** (1 / years) - 1, in percent; None where the target has no
    due year after the cell's year or is reached, or the level is zero.

    Raises:
        MissingFigureError: the cell has no level.
        ValueError: the target has no value.
    """
    reached, goal = level(package, cell), _target_value(target)
    years = int(target.due[:4]) - cell.period.start_year if target.due else 0
    if years <= 0 or not 0 < reached.value < goal:
        return None

    def needed(amount: Decimal) -> Decimal:
        return ((goal / amount) ** (ONE / years) - 1) * 100

    def image(interval: Interval) -> Interval:
        least = needed(interval.upper) if interval.upper.is_finite() else Decimal(-100)
        most = needed(interval.lower) if interval.lower > 0 else INFINITY
        return Interval(least, most, interval.upper_closed, interval.lower_closed)

    result = Result(
        needed(reached.value),
        image(reached.likely),
        image(reached.possible),
        reached.qualifier.opposite,
    )
    return percentage_figure(
        result,
        key=f"{cell.slug}-growth-needed-{target.subject_id}",
        measure="growth_needed",
        cell=cell,
        parts=(reached,),
        finest=TENTH,
    )


def _target_value(target: Commitment) -> Decimal:
    if target.value is None:
        raise ValueError(f"{target.id} states no value")
    return target.value.value
