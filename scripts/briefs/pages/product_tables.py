"""Tables of trade in products, one per direction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import htpy as h

from briefs.figures import find_product, product_rows
from briefs.model import (
    INFINITY,
    Dyad,
    Figure,
    Measure,
    Package,
    Period,
    ProductCell,
    ProductObservation,
    UnknownNameError,
)
from briefs.pages.context import PageContext, read_period
from briefs.pages.tables import Head, data_table, none_stated
from briefs.text.amounts import quantity_text, signed_rate, unit_name
from briefs.text.dates import period_label
from briefs.text.numbers import plain, qualified
from briefs.text.popovers import source_link


def products(
    context: PageContext,
    exporter: str | None = None,
    period: str | int | None = None,
    every_period: bool = False,
) -> h.Element:
    """The products of each direction, for the full year with most statements, else another period.

    Args:
        context: the page.
        exporter: code of the economy that the goods leave; both directions where it is not given.
        period: another period.
        every_period: whether to show every period, newest first, instead.

    Raises:
        UnknownNameError: no row has this direction or period.
    """
    dyad = context.require_dyad()
    exporters = dyad.economies
    if exporter is not None:
        context.require_known(exporter, exporters, f"an economy of {dyad.id}")
    stated = tuple(code for code in exporters if direction_rows(context.package, dyad, code))
    chosen = (exporter,) if exporter else stated
    if not chosen:
        return none_stated("Products")
    if every_period:
        return h.div[(_all_periods(context, dyad, code) for code in chosen)]
    wanted = read_period(period) if period is not None else None
    return h.div[(_one_period(context, dyad, code, wanted) for code in chosen)]


def direction_rows(package: Package, dyad: Dyad, exporter: str) -> list[ProductObservation]:
    """The rows of one direction between the two economies, in order of their identifiers."""
    importer = dyad.partner_of(exporter)
    return [
        row
        for row in package.product_observations
        if (row.cell.exporter, row.cell.importer) == (exporter, importer)
    ]


def featured_period(rows: Sequence[ProductObservation]) -> Period | None:
    """The period for which most figures stand, a full year before a part with one more.

    Rows that only name a product count where no row has a figure.
    """
    counts = Counter(row.cell.period for row in rows if row.has_figure) or Counter(
        row.cell.period for row in rows
    )
    return max(counts, key=lambda period: (counts[period] + period.is_year, period), default=None)


def _one_period(
    context: PageContext, dyad: Dyad, exporter: str, wanted: Period | None
) -> h.Element:
    all_rows = direction_rows(context.package, dyad, exporter)
    period = wanted or featured_period(all_rows)
    rows = [row for row in all_rows if row.cell.period == period]
    if period is None or not rows:
        known = sorted({str(row.cell.period) for row in all_rows})
        asked = f"{exporter} to {dyad.partner_of(exporter)}, {period or 'a full year'}"
        raise UnknownNameError(asked, "a direction and period of trade_products.csv", known)
    rows.sort(key=lambda row: _largest_first(context.package, row.cell))
    return _table(context, dyad, exporter, rows, period)


def _largest_first(package: Package, cell: ProductCell) -> tuple[Decimal, str]:
    """Sort key of a product: by value, those without one after the others, by title."""
    value = find_product(package, cell, Measure.VALUE)
    return (-value.value if value else INFINITY), package.products[cell.product_id].title


def _all_periods(context: PageContext, dyad: Dyad, exporter: str) -> h.Element:
    rows = sorted(
        direction_rows(context.package, dyad, exporter),
        key=lambda row: (-row.cell.period.last_month, row.cell.product_id),
    )
    return _table(context, dyad, exporter, rows, None)


def _table(
    context: PageContext,
    dyad: Dyad,
    exporter: str,
    rows: Sequence[ProductObservation],
    period: Period | None,
) -> h.Element:
    names = [context.package.name_of(code) for code in (exporter, dyad.partner_of(exporter))]
    when = period_label(period) if period else "every period"
    cells = dict.fromkeys(row.cell for row in rows)
    editions = {context.package.products[cell.product_id].hs_edition for cell in cells} - {""}
    heads = (
        Head("Product", is_prose=True),
        Head(" or ".join(sorted(editions)) or "HS"),
        Head("$ million", is_number=True),
        Head("Quantity", is_number=True),
        Head("Change", is_number=True),
        Head("Source"),
    )
    return data_table(
        f"{names[0]} to {names[1]}, {when}",
        heads,
        (_row(context, cell, with_period=period is None) for cell in cells),
    )


def _row(context: PageContext, cell: ProductCell, *, with_period: bool) -> list[h.Node]:
    product = context.package.products[cell.product_id]
    found = {measure: find_product(context.package, cell, measure) for measure in Measure}
    value, quantity, growth = (
        found[measure] for measure in (Measure.VALUE, Measure.QUANTITY, Measure.GROWTH)
    )
    title = f"{product.title}, {period_label(cell.period)}" if with_period else product.title
    first = product_rows(context.package, cell)[0]
    stated = next((figure for figure in (value, quantity, growth) if figure), None)
    source_id = stated.source_ids[0] if stated else first.source_id
    return [
        title,
        product.hs_code or "–",
        _number(context, value),
        _number(context, quantity, unit=True),
        context.mention(growth, text=signed_rate(growth)) if growth else None,
        source_link(context.package.sources[source_id]),
    ]


def _number(context: PageContext, figure: Figure | None, *, unit: bool = False) -> h.Node:
    if figure is None:
        return None
    number = (
        quantity_text(figure.value, figure.rounding, unit_name(figure))
        if unit
        else plain(figure.value, figure.rounding)
    )
    return context.mention(figure, text=qualified(number, figure.qualifier))
