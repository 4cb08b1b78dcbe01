"""Checks *nesting* and *share*: a part does not exceed the whole."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.checks.comparing import because, figure_side, guarded, reporters_are_certain
from briefs.figures import find_level, find_product
from briefs.model import (
    Cell,
    Check,
    CheckKind,
    Figure,
    Flow,
    Measure,
    Package,
    Period,
    ProductCell,
    ProductObservation,
    Verdict,
)
from briefs.text.amounts import amount_text
from briefs.text.dates import period_label
from briefs.text.numbers import CARD
from briefs.text.wording import figure_title


def check_nesting(package: Package) -> Iterator[Check]:
    """One check per cell of a part of a year for which the reporter's year stands."""
    for cell in package.observations_by_cell:
        year = Period.year(cell.period.start_year)
        if not cell.reporter or cell.period == year or not year.contains(cell.period):
            continue
        part, whole = find_level(package, cell), find_level(package, cell.in_period(year))
        if part and whole and part.is_attributed and whole.is_attributed:
            yield _check(package, CheckKind.NESTING, cell.dyad, part, whole, "for the year")


def check_shares(package: Package) -> Iterator[Check]:
    """One check per product with a value for which a total of the same direction stands."""
    for cell in package.product_observations_by_cell:
        product = find_product(package, cell, Measure.VALUE)
        total = _total(package, cell, product) if product else None
        if product and total:
            yield _check(
                package, CheckKind.SHARE, total[0].dyad, product, total[1], "for all goods"
            )


def _total(package: Package, cell: ProductCell, product: Figure) -> tuple[Cell, Figure] | None:
    row = product.observations[0]
    reporter = (
        row.reporter if isinstance(row, ProductObservation) and row.reporter else cell.exporter
    )
    flow = Flow.EXPORT if reporter == cell.exporter else Flow.IMPORT
    partner = cell.importer if reporter == cell.exporter else cell.exporter
    dyad = "-".join(sorted((cell.exporter.lower(), cell.importer.lower())))
    total_cell = Cell(dyad, reporter, partner, flow, cell.period)
    total = find_level(package, total_cell)
    return (total_cell, total) if total is not None and total.is_attributed else None


def _check(
    package: Package, kind: CheckKind, dyad: str, part: Figure, whole: Figure, words: str
) -> Check:
    certain = reporters_are_certain(part, whole)
    amounts = f"{amount_text(part, CARD)} of {amount_text(whole, CARD)}"
    explanation = f"{period_label(part.period)}: {amounts} {words}"
    return Check(
        id=f"{kind}-{part.key}",
        kind=kind,
        dyad=dyad,
        subject=figure_title(package, part),
        sides=(figure_side(part), figure_side(whole)),
        verdict=guarded(_verdict(part, whole), certain),
        figure_keys=(part.key, whole.key),
        explanation=because(explanation, certain),
    )


def _verdict(part: Figure, whole: Figure) -> Verdict:
    if part.likely.lower < whole.likely.upper:
        return Verdict.AGREES
    if part.possible.lower >= whole.possible.upper:
        return Verdict.CONFLICTS
    return Verdict.CANNOT_TELL
