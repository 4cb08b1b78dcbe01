"""How to download and cite a brief or the data."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from briefs.model import Dyad
from briefs.pages.context import PageContext
from briefs.text.dates import date_label
from briefs.text.wording import pair_name

LICENCE_NAME = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def cite(context: PageContext) -> h.Element:
    """Download, citation, permanent address, edit link and licence of the page's brief.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad, package = context.require_dyad(), context.package
    names = pair_name(package, dyad)
    day = package.created.date().isoformat()
    text = citation_text(names, package.version, day, context.address.page_url)
    return h.div(class_="bb-cite")[
        h.p["Download the tables behind this brief:"],
        h.ul(class_="bb-tools")[(_download(context, name) for name in _tables(context, dyad))],
        h.p["Cite this brief as:"],
        h.blockquote(class_="bb-citation")[text],
        h.p[
            h.button(type="button", class_="bb-copy", data_copy=text, hidden=True)["Copy citation"],
            " ",
            h.a(href=context.address.page_url)["Permanent address"],
            " · ",
            h.a(href=f"{context.site.edit_url}{context.path}")["Edit this page"],
            " · data under ",
            h.a(href=LICENCE_URL, rel="license")[LICENCE_NAME],
        ],
    ]


def citation_text(title: str, version: str, day: str, address: str) -> str:
    """A citation that says the version of the data and its day.

    Args:
        title: of what is cited; empty for the data as a whole.
        version: of the data.
        day: of the version, as YYYY-MM-DD.
        address: of what is cited.
    """
    named = f" {title}." if title else ""
    return f"Bilateral Briefs ({day[:4]}).{named} Data {version}, {date_label(day)}. {address}"


def _tables(context: PageContext, dyad: Dyad) -> Iterator[str]:
    """The tables that have a row of the dyad, and the sources."""
    package, ends = context.package, set(dyad.economies)
    has_rows = {
        "trade_totals": dyad.id in package.cells_by_dyad,
        "trade_products": any(
            {row.cell.exporter, row.cell.importer} == ends for row in package.product_observations
        ),
        "commitments": dyad.id in package.commitments_by_dyad,
        "agreements": any(dyad.id in row.dyads for row in package.agreements),
        "events": any(dyad.id in row.dyads for row in package.events),
        "indicators": any(row.dyad == dyad.id for row in package.indicators),
        "sources": True,
    }
    return (name for name, is_there in has_rows.items() if is_there)


def _download(context: PageContext, name: str) -> h.Element:
    href = f"{context.root}data/{name}.csv"
    return h.li[h.a(href=href, download=True)[f"{name.replace('_', ' ').capitalize()} (CSV)"]]
