"""Levels of a cell: exports, imports, turnover and balance, in million US dollars."""

from __future__ import annotations

from dataclasses import replace

from briefs.figures.choice import candidates, is_last_resort, ranked, stated_figure
from briefs.figures.derived import Result, derived_figure, difference_of, sum_of
from briefs.figures.memory import remembered
from briefs.figures.missing import missing_level
from briefs.model import (
    Cell,
    Figure,
    Flow,
    Making,
    Measure,
    MissingFigureError,
    Observation,
    Package,
    Unit,
)


def level(package: Package, cell: Cell) -> Figure:
    """The figure of a cell.

    Args:
        package: the data package.
        cell: reporter, partner, flow and period.

    Raises:
        MissingFigureError: no row states it, and for turnover no pair of flows adds up to it; the
            message names the cell, the file and the periods present. A missing flow is never zero.
    """
    figure = find_level(package, cell)
    if figure is None:
        raise missing_level(package, cell)
    return figure


def find_attributed_level(package: Package, cell: Cell) -> Figure | None:
    """The figure of a cell, or None where no row carries it or nobody says whose it is."""
    figure = find_level(package, cell)
    return figure if figure is not None and figure.is_attributed else None


def find_mirror(package: Package, figure: Figure) -> Figure | None:
    """The same level as the partner reports it, None where the partner does not or it is none."""
    if not (isinstance(figure.cell, Cell) and figure.cell.reporter):
        return None
    if figure.measure != figure.cell.flow:
        return None
    return find_attributed_level(package, figure.cell.mirror)


@remembered
def find_level(package: Package, cell: Cell) -> Figure | None:
    """The figure of a cell, or None where no row carries it."""
    rows = ranked(package, candidates(package, cell), Measure.VALUE)
    stated = stated_figure(rows, Measure.VALUE, cell.slug, cell.flow) if rows else None
    if cell.flow is not Flow.TURNOVER:
        return stated
    flows = _summable_flows(package, cell)
    if flows is None:
        return stated
    is_sound = bool(rows) and not is_last_resort(package, rows[0], Measure.VALUE)
    if stated is not None and is_sound and not _both_finer(flows, stated):
        return stated
    return replace(sum_figure(cell, *flows), alternatives=rows)


def balance(package: Package, reporter: Cell) -> Figure:
    """Exports less imports of one reporter in one period.

    Args:
        package: the data package.
        reporter: any cell of that reporter and period.

    Raises:
        MissingFigureError: one of the two flows is missing.
    """
    exports = level(package, reporter.of(Flow.EXPORT))
    imports = level(package, reporter.of(Flow.IMPORT))
    return _level_figure(
        difference_of(exports, imports),
        making=Making.DIFFERENCE,
        key=reporter.of(Flow.TURNOVER).slug.replace("-turnover-", "-balance-"),
        measure="balance",
        cell=reporter.of(Flow.TURNOVER),
        parts=(exports, imports),
    )


def find_balance(package: Package, reporter: Cell) -> Figure | None:
    """The balance, or None where a flow is missing."""
    try:
        return balance(package, reporter)
    except MissingFigureError:
        return None


def _summable_flows(package: Package, cell: Cell) -> tuple[Figure, Figure] | None:
    """The export and import to add up: of one source where one states both, never a bound."""
    exports = _summands(package, cell.of(Flow.EXPORT))
    imports = _summands(package, cell.of(Flow.IMPORT))
    if not exports or not imports:
        return None
    sources = {row.source_id for row in exports} & {row.source_id for row in imports}
    if sources:
        exports = tuple(row for row in exports if row.source_id in sources)
        imports = tuple(row for row in imports if row.source_id == exports[0].source_id)
    return _flow_figure(exports, Flow.EXPORT), _flow_figure(imports, Flow.IMPORT)


def _summands(package: Package, cell: Cell) -> tuple[Observation, ...]:
    rows = ranked(package, package.observations_by_cell.get(cell, ()), Measure.VALUE)
    return tuple(
        row
        for row in rows
        if row.value is not None
        and not row.value.qualifier.is_bound
        and not is_last_resort(package, row, Measure.VALUE)
    )


def _flow_figure(rows: tuple[Observation, ...], flow: Flow) -> Figure:
    return stated_figure(rows, Measure.VALUE, rows[0].cell.slug, flow)


def _both_finer(flows: tuple[Figure, Figure], stated: Figure) -> bool:
    return all(flow.rounding < stated.rounding for flow in flows)


def sum_figure(cell: Cell, exports: Figure, imports: Figure) -> Figure:
    """Exports and imports added up to the turnover of a cell."""
    return _level_figure(
        sum_of(exports, imports),
        making=Making.SUM,
        key=cell.slug,
        measure=Flow.TURNOVER,
        cell=cell,
        parts=(exports, imports),
    )


def _level_figure(
    result: Result,
    *,
    making: Making,
    key: str,
    measure: str,
    cell: Cell,
    parts: tuple[Figure, Figure],
) -> Figure:
    return derived_figure(
        result,
        value=result.value,
        rounding=max(part.rounding for part in parts),
        unit=Unit.USD_MILLION,
        making=making,
        key=key,
        measure=measure,
        cell=cell,
        parts=parts,
    )
