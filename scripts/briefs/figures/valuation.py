"""How far two reports of one trade may lie apart for reasons of valuation alone.

Exports are valued free on board and imports with cost, insurance and freight, so an importer's
value up to a fifth above the exporter's is normal (IMTS 2010, United Nations, chapter 4, and the
CIF/FOB practice of the IMF's Direction of Trade Statistics).
"""

from __future__ import annotations

from decimal import Decimal

from briefs.model import Cell, Dyad, Figure, Flow, Interval, Package

_ONE = Decimal(1)
_ZERO = Decimal(0)
_CIF_FOB = Decimal("1.2")
_FACTOR = Decimal("1.5")


def _either_way(factor: Decimal) -> Interval:
    """The ratios up to a factor; the lower end is rounded as the upper end of a quotient is."""
    inverse = Interval.point(_ONE) / Interval.point(factor)
    return Interval(inverse.upper, factor, True, True)


NORMAL = Interval(_ONE, _CIF_FOB, True, True)
NORMAL_TURNOVER = _either_way(_CIF_FOB)
TOLERABLE = _either_way(_FACTOR)


def normal_ratio(flow: Flow) -> Interval:
    """The importer's value over the exporter's that is normal; for turnover, either over the other.

    Args:
        flow: export or import, or turnover.
    """
    return NORMAL_TURNOVER if flow is Flow.TURNOVER else NORMAL


def measured_cells(package: Package, dyad: Dyad) -> tuple[Cell, ...]:
    """The cells from which the trades of a dyad are compared with their mirrors, each trade once.

    A flow is compared from its exporter, turnover from the dyad's first economy, whether it is
    stated or is the sum of two flows.
    """
    cells = package.cells_by_dyad.get(dyad.id, ())
    exports = [cell for cell in cells if cell.flow is Flow.EXPORT and cell.reporter]
    periods = dict.fromkeys(cell.period for cell in cells if cell.reporter)
    turnover = [
        Cell(dyad.id, dyad.economy_a, dyad.economy_b, Flow.TURNOVER, period) for period in periods
    ]
    return (*exports, *turnover)


def likely_ratio(own: Figure, mirror: Figure) -> Interval:
    """Where the partner's value over the reporter's likely lies; a value is never below zero."""
    return mirror.likely.at_least(_ZERO) / own.likely


def possible_ratio(own: Figure, mirror: Figure) -> Interval:
    """Where that ratio lies if the words are taken at their widest."""
    return mirror.possible.at_least(_ZERO) / own.possible
