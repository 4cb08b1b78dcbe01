"""Figures of trade in products."""

from __future__ import annotations

from briefs.figures.choice import ranked, stated_figure
from briefs.figures.missing import PRODUCTS_FILE, missing
from briefs.model import Figure, Measure, Package, ProductCell, ProductObservation


def product_rows(package: Package, cell: ProductCell) -> tuple[ProductObservation, ...]:
    """The rows of one product, direction and period."""
    return package.product_observations_by_cell.get(cell, ())


def find_product(package: Package, cell: ProductCell, measure: Measure) -> Figure | None:
    """A measure of trade in a product, or None where no row states it."""
    rows = ranked(package, product_rows(package, cell), measure)
    return stated_figure(rows, measure, f"{cell.slug}-{measure}", measure) if rows else None


def product(package: Package, cell: ProductCell, wanted: Measure | None = None) -> Figure:
    """A measure of trade in a product: its value, or its quantity where no value is stated.

    Args:
        package: the data package.
        cell: exporter, importer, product and period.
        wanted: the measure, where only this one will do.

    Raises:
        MissingFigureError: no row states it; the message names the periods present.
    """
    for measure in (wanted,) if wanted else (Measure.VALUE, Measure.QUANTITY):
        figure = find_product(package, cell, measure)
        if figure is not None:
            return figure
    present = (
        row.cell.period
        for row in package.product_observations
        if row.has_figure
        and (row.cell.exporter, row.cell.importer, row.cell.product_id)
        == (cell.exporter, cell.importer, cell.product_id)
    )
    raise missing(cell.slug, PRODUCTS_FILE, present)
