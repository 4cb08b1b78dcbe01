"""Check *nesting*: a part of a year does not exceed the year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefs.checks.comparing import doubted, settle
from briefs.figures import find_attributed_level
from briefs.model import Cell, Check, CheckKind, Figure, Interval, Package, Period


def check_nesting(package: Package) -> Iterator[Check]:
    """One check per cell of a part of a year and each span that holds it, of the same reporter.

    The spans are the year and the shortest longer part of it.
    """
    for (dyad, reporter, flow), periods in package.periods_by_series.items():
        partner = package.dyads[dyad].partner_of(reporter) if reporter else ""
        for period in periods if reporter else ():
            part = find_attributed_level(package, Cell(dyad, reporter, partner, flow, period))
            if part is None:
                continue
            for whole in _wholes(package, part, periods):
                yield part_check(CheckKind.NESTING, dyad, part, whole)


def _wholes(package: Package, part: Figure, periods: Sequence[Period]) -> Iterator[Figure]:
    """The figures of the year and of the shortest other span that hold a part of the year."""
    own = part.period
    year = Period.year(own.start_year)
    if own == year or not year.contains(own):
        return
    first = bisect_left(periods, year.first_month, key=lambda period: period.first_month)
    last = bisect_right(periods, own.first_month, key=lambda period: period.first_month)
    held = [
        period
        for period in periods[first:last]
        if period not in (own, year) and year.contains(period) and period.contains(own)
    ]
    of_year = find_attributed_level(package, part.trade_cell.in_period(year))
    if of_year is not None:
        yield of_year
    longer = sorted(held, key=lambda period: (period.months, period))
    figures = (
        find_attributed_level(package, part.trade_cell.in_period(period)) for period in longer
    )
    shortest = next((figure for figure in figures if figure is not None), None)
    if shortest is not None:
        yield shortest


def part_check(kind: CheckKind, dyad: str, part: Figure, whole: Figure) -> Check:
    """A part held against the whole that it may not exceed."""
    outcome = doubted(settle(whole, part, _holds), whole, part, part, whole)
    return Check(
        id=f"{kind}-{part.key}{_suffix(kind, whole)}",
        kind=kind,
        dyad=dyad,
        cell=whole.trade_cell,
        sides=((part,), (whole,)),
        verdict=outcome.verdict,
        expected=outcome.expected,
        found=outcome.found,
        figure_keys=(part.key, whole.key),
        doubt=outcome.doubt,
    )


def _suffix(kind: CheckKind, whole: Figure) -> str:
    """What tells the check within a longer part from that within the year."""
    of_a_part = kind is CheckKind.NESTING and not whole.period.is_year
    return f"-in-{whole.period.slug}" if of_a_part else ""


def _holds(whole: Interval, part: Interval) -> bool:
    """Whether some number of the part is no larger than some number of the whole."""
    return part.lower < whole.upper
