"""Every figure that can be shown of a dyad, each once, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from briefs.figures.levels import find_balance, find_level
from briefs.figures.memory import remembered
from briefs.figures.products import find_product
from briefs.figures.promises import promises
from briefs.figures.rates import find_growth, growth_needed, mirror_gap, progress, share
from briefs.figures.series import latest_of_both
from briefs.figures.targets import current_target
from briefs.model import Cell, Commitment, Dyad, Figure, Flow, Measure, Package, ProductCell


@remembered
def figures_of_dyad(package: Package, dyad: Dyad) -> Mapping[str, Figure]:
    """The figures of totals, balances, gaps, targets and products of a dyad, by kind and time.

    Args:
        package: the data package.
        dyad: the dyad.

    Returns:
        The figures by key: the levels and their growth, then balances and mirror gaps, progress to
        targets, and trade in products.
    """
    cells = _cells(package, dyad)
    found = [*_totals(package, cells), *_differences(package, cells), *_progress(package, dyad)]
    found += _products(package, dyad)
    by_key: dict[str, Figure] = {}
    for figure in found:
        by_key.setdefault(figure.key, figure)
    return MappingProxyType(by_key)


def _cells(package: Package, dyad: Dyad) -> list[Cell]:
    """The cells with a row, in order; a row without reporter may stand in either economy's cell."""
    cells = package.cells_by_dyad.get(dyad.id, ())
    ends = ((dyad.economy_a, dyad.economy_b), (dyad.economy_b, dyad.economy_a))
    named = {cell for cell in cells if cell.reporter}
    named |= {
        Cell(dyad.id, *both, cell.flow, cell.period)
        for cell in cells
        if not cell.reporter
        for both in ends
    }
    return sorted({*named, *(cell.of(Flow.TURNOVER) for cell in named)})


def _totals(package: Package, cells: list[Cell]) -> Iterator[Figure]:
    for cell in cells:
        for figure in (find_level(package, cell), find_growth(package, cell)):
            if figure is not None:
                yield figure


def _differences(package: Package, cells: list[Cell]) -> Iterator[Figure]:
    for cell in cells:
        if cell.flow is Flow.TURNOVER:
            balance = find_balance(package, cell)
            if balance is not None:
                yield balance
        gap = mirror_gap(package, cell)
        if gap is not None:
            yield gap


def _progress(package: Package, dyad: Dyad) -> Iterator[Figure]:
    """How far the targets are reached, and the growth that still leads to them."""
    for reached, target in _targets(package, dyad):
        if target.value is None or target.value.value <= 0:
            continue
        yield progress(package, reached.trade_cell, target)
        needed = growth_needed(package, reached.trade_cell, target)
        if needed is not None:
            yield needed


def _targets(package: Package, dyad: Dyad) -> Iterator[tuple[Figure, Commitment]]:
    latest, target = latest_of_both(package, dyad), current_target(package, dyad)
    if latest is not None and target is not None:
        yield latest, target
    for promise in promises(package, dyad):
        if promise.evidence is not None:
            yield promise.evidence, promise.current


def _products(package: Package, dyad: Dyad) -> Iterator[Figure]:
    ends = set(dyad.economies)
    cells = package.product_observations_by_cell
    for cell in sorted(cell for cell in cells if {cell.exporter, cell.importer} == ends):
        for measure in Measure:
            figure = find_product(package, cell, measure)
            if figure is not None:
                yield figure
                yield from _share(package, dyad, cell, figure, measure)


def _share(
    package: Package, dyad: Dyad, cell: ProductCell, part: Figure, measure: Measure
) -> Iterator[Figure]:
    """A product's share of its exporter's exports to the other economy."""
    exports = Cell(dyad.id, cell.exporter, cell.importer, Flow.EXPORT, cell.period)
    whole = find_level(package, exports)
    if measure is Measure.VALUE and whole is not None and whole.value:
        yield share(part, whole)
