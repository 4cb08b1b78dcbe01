"""Check *mirror*: the same trade as both economies report it.

Exports are valued free on board and imports with cost, insurance and freight, so an importer's
value up to a fifth above the exporter's is normal (IMTS 2010, United Nations, chapter 4, and the
CIF/FOB practice of the IMF's Direction of Trade Statistics).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefs.checks.comparing import (
    because,
    compare,
    figure_side,
    guarded,
    reporters_are_certain,
)
from briefs.figures import find_growth, find_level
from briefs.model import Cell, Check, CheckKind, Figure, Flow, Interval, Package, Verdict
from briefs.text.amounts import amount_text
from briefs.text.dates import period_label
from briefs.text.numbers import CARD, plain
from briefs.text.wording import flow_noun

_CIF_FOB = Decimal("1.2")
_FACTOR = Decimal("1.5")
_ONE = Decimal(1)
NORMAL = Interval(_ONE, _CIF_FOB, True, True)
NORMAL_TURNOVER = Interval(_ONE / _CIF_FOB, _CIF_FOB, True, True)
TOLERABLE = Interval(_ONE / _FACTOR, _FACTOR, True, True)
LEVEL_PREFIX = "mirror-"
SIGNS_PREFIX = "mirror-growth-"
_CAUSES = "transit, timing and re-exports may explain it"


def check_mirrors(package: Package) -> Iterator[Check]:
    """One check of levels and one of growth per cell that the partner reports too."""
    for cell in package.observations_by_cell:
        if cell.flow is Flow.EXPORT and cell.reporter:
            yield from _checks(package, cell)
        if cell.flow is Flow.TURNOVER and cell.reporter and cell.reporter < cell.partner:
            yield from _checks(package, cell)


def _checks(package: Package, cell: Cell) -> Iterator[Check]:
    own, mirror = find_level(package, cell), find_level(package, cell.mirror)
    if own and mirror and own.is_attributed and mirror.is_attributed:
        yield _level_check(package, cell, own, mirror)
    growth, other = find_growth(package, cell), find_growth(package, cell.mirror)
    if growth and other and growth.is_attributed and other.is_attributed:
        yield _sign_check(package, cell, growth, other)


def _level_check(package: Package, cell: Cell, own: Figure, mirror: Figure) -> Check:
    certain = reporters_are_certain(own, mirror)
    return Check(
        id=f"{LEVEL_PREFIX}{cell.slug}",
        kind=CheckKind.MIRROR,
        dyad=cell.dyad,
        subject=_subject(package, cell),
        sides=(figure_side(own), figure_side(mirror)),
        verdict=guarded(_level_verdict(cell, own, mirror), certain),
        figure_keys=(own.key, mirror.key),
        explanation=because(
            f"{_who(package, cell)} of {amount_text(own, CARD)}, {_who(package, cell.mirror)} of "
            f"{amount_text(mirror, CARD)}: {_ratio_words(own, mirror)}, "
            f"normal is {_normal_words(cell)}; {_CAUSES}",
            certain,
        ),
    )


def _level_verdict(cell: Cell, own: Figure, mirror: Figure) -> Verdict:
    normal = NORMAL_TURNOVER if cell.flow is Flow.TURNOVER else NORMAL
    zero = Decimal(0)
    if (mirror.likely.at_least(zero) / own.likely).meets(normal):
        return Verdict.AGREES
    possible = mirror.possible.at_least(zero) / own.possible
    return Verdict.CANNOT_TELL if possible.meets(TOLERABLE) else Verdict.CONFLICTS


def _sign_check(package: Package, cell: Cell, own: Figure, other: Figure) -> Check:
    certain = reporters_are_certain(own, other)
    signs = compare(
        *(_sign(interval) for interval in (own.likely, own.possible, other.likely, other.possible))
    )
    return Check(
        id=f"{SIGNS_PREFIX}{cell.slug}",
        kind=CheckKind.MIRROR,
        dyad=cell.dyad,
        subject=f"Growth: {_subject(package, cell)}",
        sides=(figure_side(own), figure_side(other)),
        verdict=guarded(signs, certain),
        figure_keys=(own.key, other.key),
        explanation=because(
            f"growth is {amount_text(own)} as {_who(package, cell)} and {amount_text(other)} as "
            f"{_who(package, cell.mirror)}",
            certain,
        ),
    )


def _sign(growth: Interval) -> Interval:
    """The signs that an interval of growth rates allows, as an interval within -1 and 1."""
    lower = Decimal(-1) if growth.lower < 0 else Decimal(0) if growth.lower == 0 else _ONE
    upper = _ONE if growth.upper > 0 else Decimal(0) if growth.upper == 0 else Decimal(-1)
    return Interval(lower, upper, True, True)


def _subject(package: Package, cell: Cell) -> str:
    names = package.name_of(cell.reporter), package.name_of(cell.partner)
    period = period_label(cell.period)
    if cell.flow is Flow.TURNOVER:
        return f"turnover, {period}, as {names[0]} and {names[1]} report it"
    return f"trade from {names[0]} to {names[1]}, {period}, as both report it"


def _who(package: Package, cell: Cell) -> str:
    return f"{package.name_of(cell.reporter)} reports {flow_noun(cell.flow)}"


def _ratio_words(own: Figure, mirror: Figure) -> str:
    if own.value == 0:
        return "no ratio to zero"
    return f"ratio {plain(mirror.value / own.value, Decimal('0.01'))}"


def _normal_words(cell: Cell) -> str:
    interval = NORMAL_TURNOVER if cell.flow is Flow.TURNOVER else NORMAL
    lower, upper = (plain(end, Decimal("0.01")) for end in (interval.lower, interval.upper))
    return f"{lower} to {upper}"
