"""Check *mirror*: the same trade as both economies report it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefs.checks.causes import SHIFTS, are_fine, scale_cause
from briefs.checks.comparing import Outcome, Span, compare, doubted
from briefs.figures import (
    NORMAL_TURNOVER,
    TOLERABLE,
    find_attributed_level,
    find_growth,
    find_level,
    likely_ratio,
    measured_cells,
    normal_ratio,
    possible_ratio,
)
from briefs.model import (
    Cause,
    Cell,
    Check,
    CheckKind,
    Figure,
    Flow,
    Interval,
    Package,
    Verdict,
)

_ZERO = Decimal(0)
_ONE = Decimal(1)
# Small trade may well differ tenfold without a slip.
_SLIPS = SHIFTS[2:]


def check_mirrors(package: Package) -> Iterator[Check]:
    """One check of levels and one of growth per trade that both economies report."""
    for dyad in package.dyads.values():
        for cell in measured_cells(package, dyad):
            yield from _checks(package, cell)


def _checks(package: Package, cell: Cell) -> Iterator[Check]:
    other_side = cell.mirror
    own = find_attributed_level(package, cell)
    mirror = find_attributed_level(package, other_side)
    if own and mirror:
        yield _level_check(package, cell, own, mirror)
    growth, other = find_growth(package, cell), find_growth(package, other_side)
    if growth and other and growth.is_attributed and other.is_attributed:
        yield _sign_check(cell, growth, other)


def _level_check(package: Package, cell: Cell, own: Figure, mirror: Figure) -> Check:
    normal = Span.of(normal_ratio(cell.flow))
    ratio = Span(likely_ratio(own, mirror), possible_ratio(own, mirror))
    outcome = doubted(_settled(normal, ratio), normal, ratio, own, mirror)
    return Check(
        id=f"mirror-{cell.slug}",
        kind=CheckKind.MIRROR,
        dyad=cell.dyad,
        cell=cell,
        sides=((own,), (mirror,)),
        verdict=outcome.verdict,
        expected=outcome.expected,
        found=outcome.found,
        figure_keys=(own.key, mirror.key),
        doubt=outcome.doubt,
        cause=_cause(package, cell, own, mirror) if outcome.verdict is Verdict.CONFLICTS else None,
    )


def _settled(normal: Span, ratio: Span) -> Outcome:
    """A ratio outside the normal band conflicts only where it lies outside the tolerable one."""
    if ratio.likely.meets(normal.likely):
        return Outcome(Verdict.AGREES, normal.likely, ratio.likely)
    if ratio.possible.meets(TOLERABLE):
        return Outcome(Verdict.CANNOT_TELL, normal.likely, ratio.likely)
    return Outcome(Verdict.CONFLICTS, normal.likely, ratio.possible)


def _cause(package: Package, cell: Cell, own: Figure, mirror: Figure) -> Cause | None:
    normal = normal_ratio(cell.flow)
    for factor in _SLIPS if are_fine(own, mirror) else ():
        if likely_ratio(own, mirror).scaled(factor).meets(normal):
            return scale_cause(factor)
    same_flow = find_level(package, cell.mirror.of(cell.flow))
    if cell.flow is Flow.TURNOVER or same_flow is None:
        return None
    exchanged = likely_ratio(own, same_flow).meets(NORMAL_TURNOVER)
    return Cause.FLOWS_EXCHANGED if exchanged else None


def _sign_check(cell: Cell, own: Figure, other: Figure) -> Check:
    signs = compare(_Signs(own), _Signs(other), own, other)
    form = "possible" if signs.verdict is Verdict.CONFLICTS else "likely"
    return Check(
        id=f"mirror-growth-{cell.slug}",
        kind=CheckKind.MIRROR,
        dyad=cell.dyad,
        cell=cell,
        sides=((own,), (other,)),
        verdict=signs.verdict,
        expected=getattr(own, form),
        found=getattr(other, form),
        figure_keys=(own.key, other.key),
        doubt=signs.doubt,
    )


class _Signs:
    """The signs that a growth rate may have, as bounds within -1 and 1."""

    def __init__(self, growth: Figure) -> None:
        self.likely = _sign(growth.likely)
        self.possible = _sign(growth.possible)


def _sign(growth: Interval) -> Interval:
    """The signs that an interval of growth rates allows, as an interval within -1 and 1."""
    lower = -_ONE if growth.lower < 0 else _ZERO if growth.lower == 0 else _ONE
    upper = _ONE if growth.upper > 0 else _ZERO if growth.upper == 0 else -_ONE
    return Interval(lower, upper, True, True)
