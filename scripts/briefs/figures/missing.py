"""Errors for figures that no row carries: the key, the file and the periods present."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.model import Cell, Flow, Measure, MissingFigureError, Package, Period

TOTALS_FILE = "datapackage/data/trade_totals.csv"
PRODUCTS_FILE = "datapackage/data/trade_products.csv"


def missing_level(package: Package, cell: Cell) -> MissingFigureError:
    """The error for a level; for turnover it says which flow is missing."""
    present = periods_present(package, cell, Measure.VALUE)
    detail = _missing_flows(package, cell) if cell.flow is Flow.TURNOVER else ""
    return missing(cell.slug, TOTALS_FILE, present, detail)


def missing(key: str, file: str, present: Iterable[Period], detail: str = "") -> MissingFigureError:
    """The error for a figure: what was asked for, where it was looked for, what is there."""
    expected = f"a figure of {file}" + (f" ({detail})" if detail else "")
    return MissingFigureError(key, expected, (str(period) for period in sorted(set(present))))


def periods_present(package: Package, cell: Cell, measure: Measure) -> tuple[Period, ...]:
    """The periods for which the reporter of a cell has the flow."""
    series = package.periods_by_series.get((cell.dyad, cell.reporter, cell.flow), ())
    return tuple(
        period
        for period in series
        if any(
            row.statement(measure) for row in package.observations_by_cell[cell.in_period(period)]
        )
    )


def _missing_flows(package: Package, cell: Cell) -> str:
    flows = (Flow.EXPORT, Flow.IMPORT)
    absent = [flow for flow in flows if not package.observations_by_cell.get(cell.of(flow))]
    if not absent:
        return "no turnover is stated, and its flows are stated only as bounds"
    return f"no turnover is stated, and {' and '.join(absent)} to add up: missing"
