"""Check *sum*: exports and imports of one reporter add up to its stated turnover."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.checks.causes import SHIFTS, are_fine, cut_off, scale_cause
from briefs.checks.comparing import compare
from briefs.figures import find_level, ranked, row_figure, sum_figure
from briefs.model import (
    Cause,
    Cell,
    Check,
    CheckKind,
    Figure,
    Flow,
    Interval,
    Measure,
    Package,
    Verdict,
)

_LEAST_PARTS = 20


def check_sums(package: Package) -> Iterator[Check]:
    """One check per cell of turnover that is stated beside both flows."""
    for cell, rows in package.observations_by_cell.items():
        if cell.flow is not Flow.TURNOVER or not cell.reporter:
            continue
        stating = ranked(package, rows, Measure.VALUE)
        flows = _flows(package, cell)
        if stating and flows:
            yield _check(cell, row_figure(stating[0]), *flows)


def _flows(package: Package, cell: Cell) -> tuple[Figure, Figure] | None:
    exports = find_level(package, cell.of(Flow.EXPORT))
    imports = find_level(package, cell.of(Flow.IMPORT))
    turnover = find_level(package, cell)
    if turnover and turnover.parts:
        return turnover.parts[0], turnover.parts[1]
    return (exports, imports) if exports and imports else None


def _check(cell: Cell, stated: Figure, exports: Figure, imports: Figure) -> Check:
    added = sum_figure(cell, exports, imports)
    outcome = compare(added, stated, exports, imports, stated)
    return Check(
        id=f"sum-{cell.slug}",
        kind=CheckKind.SUM,
        dyad=cell.dyad,
        cell=cell,
        sides=((added,), (stated,)),
        verdict=outcome.verdict,
        expected=outcome.expected,
        found=outcome.found,
        figure_keys=(cell.slug, exports.key, imports.key),
        doubt=outcome.doubt,
        cause=_cause(stated, exports, imports) if outcome.verdict is Verdict.CONFLICTS else None,
    )


def _cause(stated: Figure, exports: Figure, imports: Figure) -> Cause | None:
    if (cut_off(exports) + cut_off(imports)).meets(cut_off(stated)):
        return Cause.CUT_OFF
    if any(stated.likely.meets(flow.likely) for flow in (exports, imports)):
        return Cause.FLOW_FOR_TURNOVER
    for factor in SHIFTS if are_fine(exports, imports, stated) else ():
        shifted = (
            (exports.likely.scaled(factor), imports.likely, stated.likely),
            (exports.likely, imports.likely.scaled(factor), stated.likely),
            (exports.likely, imports.likely, stated.likely.scaled(factor)),
        )
        if any(_add_up(*numbers) for numbers in shifted):
            return scale_cause(factor)
    return None


def _add_up(exports: Interval, imports: Interval, whole: Interval) -> bool:
    """Whether two flows make the whole, neither being so small that any whole would do."""
    smallest = min(exports.upper, imports.upper)
    return (exports + imports).meets(whole) and smallest * _LEAST_PARTS >= whole.upper
