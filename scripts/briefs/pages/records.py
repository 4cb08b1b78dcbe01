"""Agreements, events, areas of cooperation and indicators of a dyad."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import htpy as h

from briefs.model import Agreement, Event, Indicator, UnknownNameError, first_day
from briefs.pages.context import PageContext
from briefs.pages.tables import Head, data_table, none_stated
from briefs.text.dates import date_label, period_label
from briefs.text.numbers import plain, qualified
from briefs.text.popovers import source_link

R = TypeVar("R", Agreement, Event)

STATUS_NAMES = {
    "announced": "announced",
    "under_negotiation": "under negotiation",
    "signed": "signed",
    "in_force": "in force",
}
INDICATOR_NAMES = {
    "partner_share_of_exports": "{partner}’s share of {reporter}’s exports",
    "partner_share_of_imports": "{partner}’s share of {reporter}’s imports",
    "partner_share_of_turnover": "{partner}’s share of {reporter}’s turnover",
    "partner_share_of_regional_turnover": "{partner} in {reporter}’s trade with Central Asia",
    "turnover_growth": "Growth of turnover",
    "agricultural_turnover": "Trade in farm goods, both ways",
    "investment_from_partner": "Investment from {partner}, all kinds",
    "direct_investment_from_partner": "Direct investment from {partner}",
    "direct_investment_stock_from_partner": "Stock of direct investment from {partner}",
    "humanitarian_aid_from_partner": "Humanitarian aid from {partner}",
    "enterprises_with_partner_capital": "Enterprises with capital from {partner}",
    "bilateral_documents": "Documents between the two",
    "rail_freight": "Rail freight between the two",
    "rail_grain_shipments_growth": "Growth of rail grain shipments",
    "power_price": "Price of power",
}
UNIT_NAMES = {
    "percent": "%",
    "percent_per_year": "% a year",
    "usd_million": "$ million",
    "item": "",
    "t": "t",
    "usd_per_kwh": "$ per kWh",
}


def agreements(context: PageContext, newest: int | None = None) -> h.Element:
    """Documents between the two economies with their status, newest first.

    Args:
        context: the page.
        newest: how many to show, each document once; every statement where it is not given.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    rows = [row for row in context.package.agreements if dyad.id in row.dyads]
    rows.sort(key=lambda row: first_day(row.date_signed), reverse=True)
    rows = _newest(rows, newest)
    heads = (Head("Document", is_prose=True), Head("Date"), Head("Status"), Head("Source"))
    return data_table("Agreements", heads, (_agreement(context, row) for row in rows))


def events(context: PageContext, newest: int | None = None) -> h.Element:
    """Visits, forums and openings, newest first.

    Args:
        context: the page.
        newest: how many to show, each event once; every statement where it is not given.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    rows = [row for row in context.package.events if dyad.id in row.dyads]
    rows.sort(key=lambda row: first_day(row.date), reverse=True)
    return _event_list(context, _newest(rows, newest))


def cooperation(context: PageContext) -> h.Element:
    """Areas of cooperation stated without a number, newest first.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    rows = [row for row in context.package.cooperation if row.dyad == dyad.id]
    rows.sort(key=lambda row: first_day(row.date_stated), reverse=True)
    if not rows:
        return none_stated("Cooperation without a number")
    return h.ul[
        (
            h.li[
                h.strong[row.title],
                f": {row.description} ",
                h.span(class_="bb-source")[
                    f"{row.attribution}, " if row.attribution else "",
                    f"{date_label(row.date_stated)}, ",
                    source_link(context.package.sources[row.source_id]),
                ],
            ]
            for row in rows
        )
    ]


def indicators(context: PageContext) -> h.Element:
    """Investment, shares, freight and prices, by indicator and then newest first.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    rows = [row for row in context.package.indicators if row.dyad == dyad.id]
    order = {name: index for index, name in enumerate(INDICATOR_NAMES)}
    rows.sort(key=lambda row: (order[row.indicator], row.product_id, _age(row)))
    heads = (Head("Indicator"), Head("Period"), Head("Value", True), Head("Source"))
    return data_table("Shares, investment and freight", heads, _indicators(context, rows))


def _newest(rows: list[R], newest: int | None) -> list[R]:
    """The first rows of so many subjects, or every row where no number is given."""
    if newest is None:
        return rows
    if newest < 1:
        raise UnknownNameError(str(newest), "a number of rows above zero", ("1", "8"))
    return _once(rows)[:newest]


def _once(rows: Iterable[R]) -> list[R]:
    """The first row of every subject."""
    first: dict[str, R] = {}
    for row in rows:
        first.setdefault(row.subject_id, row)
    return list(first.values())


def _agreement(context: PageContext, row: Agreement) -> list[h.Node]:
    return [
        h.fragment[row.title, h.span(class_="bb-note")[row.note] if row.note else None],
        h.span(class_="bb-date")[date_label(row.date_signed)] if row.date_signed else None,
        h.span(class_=f"bb-status bb-status-{row.status}")[STATUS_NAMES[row.status]],
        source_link(context.package.sources[row.source_id]),
    ]


def _event_list(context: PageContext, rows: Sequence[Event]) -> h.Element:
    if not rows:
        return none_stated("Events")
    return h.ol(class_="bb-events")[
        (
            h.li[
                h.span(class_="bb-when")[date_label(row.date)],
                h.span[
                    row.title,
                    f", {row.place}" if row.place else "",
                    ". ",
                    h.span(class_="bb-source")[
                        f"{row.note} " if row.note else "",
                        source_link(context.package.sources[row.source_id]),
                    ],
                ],
            ]
            for row in rows
        )
    ]


def _age(row: Indicator) -> int:
    return -row.period.last_month if row.period else 0


def _indicators(context: PageContext, rows: Iterable[Indicator]) -> Iterator[list[h.Node]]:
    package = context.package
    for row in rows:
        names = {
            "reporter": package.name_of(row.reporter) if row.reporter else "",
            "partner": package.name_of(row.partner) if row.partner else "",
        }
        name = INDICATOR_NAMES[row.indicator].format(**names)
        of_product = f", {package.products[row.product_id].title.lower()}" if row.product_id else ""
        number = plain(row.value.value, row.value.rounding)
        unit = UNIT_NAMES[row.unit]
        yield [
            name + of_product,
            period_label(row.period) if row.period else None,
            f"{qualified(number, row.value.qualifier)} {unit}".rstrip(),
            source_link(package.sources[row.source_id]),
        ]
