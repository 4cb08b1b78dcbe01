"""Figures computed from figures: intervals, precision and qualifier carried through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from briefs.model import Cell, Figure, Interval, Making, ProductCell, Qualifier, Unit

_DIRECTION = {Qualifier.OVER: 1, Qualifier.UNDER: -1}
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Result:
    """The numbers of a derived figure before it has a name."""

    value: Decimal
    likely: Interval
    possible: Interval
    qualifier: Qualifier


def place_of(likely: Interval, finest: Decimal) -> Decimal:
    """The place of the first significant digit of an interval's half width, never below ``finest``.

    A derived number shown to this place claims no digit that the statements behind it do not
    carry (GUM, JCGM 100:2008, 7.2.6, asks that digits match the uncertainty). An interval without
    an end leaves the hundreds.
    """
    half_width = likely.width / 2
    if not half_width.is_finite():
        return max(finest, HUNDRED)
    if half_width <= finest:
        return finest
    return max(finest, Decimal(1).scaleb(half_width.adjusted()))


def rounded(value: Decimal, place: Decimal) -> Decimal:
    """A derived value at its place, rounding half up."""
    return (value / place).to_integral_value(ROUND_HALF_UP) * place


def combined(rising: Qualifier, falling: Qualifier = Qualifier.EXACT) -> Qualifier:
    """Qualifier of a result that rises with one input and falls with another."""
    up, down = _DIRECTION.get(rising, 0), -_DIRECTION.get(falling, 0)
    if up + down and up * down >= 0 and Qualifier.ABOUT not in (rising, falling):
        return Qualifier.OVER if up + down > 0 else Qualifier.UNDER
    if rising is falling is Qualifier.EXACT:
        return Qualifier.EXACT
    return Qualifier.ABOUT


def sum_of(first: Figure, second: Figure) -> Result:
    """Both together; both are of one unit."""
    return Result(
        first.value + second.value,
        first.likely + second.likely,
        first.possible + second.possible,
        combined(first.qualifier, second.qualifier.opposite),
    )


def difference_of(first: Figure, second: Figure) -> Result:
    """The first less the second; both are of one unit."""
    return Result(
        first.value - second.value,
        first.likely - second.likely,
        first.possible - second.possible,
        combined(first.qualifier, second.qualifier),
    )


def ratio_of(first: Figure, second: Figure) -> Result:
    """First over second in percent; both are of positive amounts.

    Raises:
        ZeroDivisionError: the second is stated as zero.
    """
    zero = Decimal(0)
    return Result(
        first.value / second.value * HUNDRED,
        (first.likely.at_least(zero) / second.likely).scaled(HUNDRED),
        (first.possible.at_least(zero) / second.possible).scaled(HUNDRED),
        combined(first.qualifier, second.qualifier),
    )


def change_of(new: Figure, base: Figure) -> Result:
    """The change from base to new in percent of the base."""
    ratio = ratio_of(new, base)
    all_of_base = Interval.point(HUNDRED)
    return Result(
        ratio.value - HUNDRED,
        ratio.likely - all_of_base,
        ratio.possible - all_of_base,
        ratio.qualifier,
    )


def percentage_figure(
    result: Result,
    *,
    key: str,
    measure: str,
    cell: Cell | ProductCell,
    parts: tuple[Figure, ...],
    finest: Decimal,
) -> Figure:
    """A derived percentage, rounded to the place that its likely interval leaves.

    A bound (``over``, ``under``) is as fine as the number it is computed from; a rate that is
    not known to its last shown digit is ``about``.
    """
    is_bound = result.qualifier in _DIRECTION
    place = finest if is_bound else place_of(result.likely, finest)
    if not is_bound and result.likely.width > place:
        result = replace(result, qualifier=Qualifier.ABOUT)
    return derived_figure(
        result,
        value=rounded(result.value, place),
        rounding=place,
        unit=Unit.PERCENT,
        making=Making.RATIO,
        key=key,
        measure=measure,
        cell=cell,
        parts=parts,
    )


def derived_figure(
    result: Result,
    *,
    value: Decimal,
    rounding: Decimal,
    unit: Unit,
    making: Making,
    key: str,
    measure: str,
    cell: Cell | ProductCell,
    parts: tuple[Figure, ...],
) -> Figure:
    """A figure from a result and the figures it was computed from.

    As with statements, the qualifier of a number below zero is that of its size.
    """
    rows = dict.fromkeys(row for part in parts for row in part.observations)
    qualifier = result.qualifier if value >= 0 else result.qualifier.opposite
    return Figure(
        key=key,
        measure=measure,
        cell=cell,
        unit=unit,
        value=value,
        rounding=rounding,
        qualifier=qualifier,
        likely=result.likely,
        possible=result.possible,
        making=making,
        observations=tuple(rows),
        parts=parts,
    )
