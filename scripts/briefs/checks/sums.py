"""Check *sum*: exports and imports of one reporter add up to its stated turnover."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.checks.comparing import (
    because,
    compare,
    guarded,
    reporters_are_certain,
    row_side,
    subject_of,
)
from briefs.figures import find_level, ranked
from briefs.model import Cell, Check, CheckKind, Figure, Flow, Measure, Observation, Package, Side
from briefs.text.amounts import statement_text
from briefs.text.numbers import plain


def check_sums(package: Package) -> Iterator[Check]:
    """One check per cell of turnover that is stated beside both flows."""
    for cell, rows in package.observations_by_cell.items():
        if cell.flow is not Flow.TURNOVER or not cell.reporter:
            continue
        stating = ranked(package, rows, Measure.VALUE)
        flows = _flows(package, cell)
        if stating and flows:
            yield _check(package, cell, stating[0], *flows)


def _flows(package: Package, cell: Cell) -> tuple[Figure, Figure] | None:
    exports = find_level(package, cell.of(Flow.EXPORT))
    imports = find_level(package, cell.of(Flow.IMPORT))
    turnover = find_level(package, cell)
    if turnover and turnover.parts:
        return turnover.parts[0], turnover.parts[1]
    return (exports, imports) if exports and imports else None


def _check(
    package: Package, cell: Cell, stated: Observation, exports: Figure, imports: Figure
) -> Check:
    assert stated.value is not None, "ranked rows state a value"
    verdict = compare(
        exports.likely + imports.likely,
        exports.possible + imports.possible,
        stated.value.likely,
        stated.value.possible,
    )
    certain = reporters_are_certain(exports, imports) and "reporter" not in stated.inferred
    total = plain(exports.value + imports.value, max(exports.rounding, imports.rounding))
    explanation = (
        f"exports {plain(exports.value, exports.rounding)} + imports "
        f"{plain(imports.value, imports.rounding)} = {total}; turnover is stated as "
        f"{statement_text(stated.value, Measure.VALUE)}"
    )
    parts = tuple(row.id for row in (*exports.observations, *imports.observations))
    return Check(
        id=f"sum-{cell.slug}",
        kind=CheckKind.SUM,
        dyad=cell.dyad,
        subject=subject_of(package, cell, (stated,)),
        sides=(Side(f"${total} m from the parts", parts), row_side(stated, Measure.VALUE)),
        verdict=guarded(verdict, certain),
        figure_keys=(cell.slug, exports.key, imports.key),
        explanation=because(explanation, certain),
    )
