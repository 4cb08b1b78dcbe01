"""How to download and cite a brief or the data."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from briefs.model import Dyad
from briefs.pages.context import PageContext
from briefs.text.wording import pair_name

LICENCE_NAME = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def cite(context: PageContext) -> h.Element:
    """Download, citation, permanent address, edit link and licence of the page's brief.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    text = brief_citation(context, dyad)
    return h.div(class_="bb-cite")[
        h.p["Download this brief, and the tables behind it:"],
        h.ul(class_="bb-tools")[
            _file(context, f"briefs/{dyad.id}.json", "This brief (JSON)"),
            (_table(context, name) for name in _tables(context, dyad)),
        ],
        h.p["Cite this brief as:"],
        h.blockquote(class_="bb-citation")[text],
        h.ul(class_="bb-tools")[
            citation_files(context, dyad),
            h.li[h.a(href=figures)["Cite a figure or a chart"]]
            if (figures := context.citation("the-brief", dyad.id))
            else None,
        ],
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


def quoted_citation(text: str) -> h.Fragment:
    """A citation as a text, with a button to copy it."""
    return h.fragment[
        h.blockquote(class_="bb-citation")[text],
        h.button(type="button", class_="bb-copy", data_copy=text, hidden=True)["Copy citation"],
    ]


def brief_citation(context: PageContext, dyad: Dyad) -> str:
    """A brief as a text cites it."""
    name = pair_name(context.package, dyad)
    return context.site.imprint.own_text(name, f"briefs/{dyad.id}/")


def citation_files(context: PageContext, dyad: Dyad) -> Iterator[h.Element]:
    """The files that cite a brief, for programs that keep references."""
    for ending, name in {"bib": "BibTeX", "ris": "RIS", "datacite.json": "DataCite"}.items():
        yield _file(context, f"briefs/{dyad.id}.{ending}", name)


def data_citation_files(context: PageContext) -> Iterator[h.Element]:
    """The files that cite the data as a whole; a repository may be without a citation file."""
    yield _file(context, "data/bilateral-briefs.bib", "BibTeX")
    yield _file(context, "data/bilateral-briefs.ris", "RIS")
    yield _file(context, "data/datacite.json", "DataCite")
    if (path := "data/CITATION.cff") in context.site.downloads:
        yield _file(context, path, "CITATION.cff")


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


def _table(context: PageContext, name: str) -> h.Element:
    return _file(context, f"data/{name}.csv", f"{name.replace('_', ' ').capitalize()} (CSV)")


def _file(context: PageContext, path: str, label: str) -> h.Element:
    return h.li[h.a(href=f"{context.root}{path}", download=True)[label]]
