"""The sections that all pages of a kind share; a section without data is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import htpy as h

from briefs.charts import CHARTS
from briefs.model import Dyad
from briefs.pages.chart_blocks import chart_block
from briefs.pages.citing import cite
from briefs.pages.commitment_tables import commitments
from briefs.pages.conflicts import conflicts
from briefs.pages.context import PageContext
from briefs.pages.perspectives import perspectives
from briefs.pages.product_tables import direction_rows, products
from briefs.pages.records import agreements, cooperation, events, indicators
from briefs.pages.source_lists import sources
from briefs.pages.target_lists import targets

_NEWEST = 8
_FEW = 4


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it: blocks, and sentences in Markdown."""

    heading: str
    parts: tuple[h.Element | str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections in the order of the page, each with something below its heading."""

    sections: tuple[Section, ...]


def figure_sections(context: PageContext) -> Outline:
    """The figures of a brief: turnover, both flows, who reports, products, commitments, records.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    return _with_content(_figure_sections(context, context.require_dyad()))


def evidence_sections(context: PageContext) -> Outline:
    """The end of a brief: do the figures agree, sources, download and cite.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    return _with_content(_evidence_sections(context, context.require_dyad()))


def statement_sections(context: PageContext) -> Outline:
    """Every statement on a dyad, by what it is about.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    return _with_content(_statement_sections(context, context.require_dyad()))


def _with_content(sections: Iterator[Section]) -> Outline:
    return Outline(tuple(section for section in sections if section.parts))


def _figure_sections(context: PageContext, dyad: Dyad) -> Iterator[Section]:
    yield Section("Turnover over time", _charts(context, dyad, "turnover"))
    yield Section("Exports and imports", _charts(context, dyad, "flows"))
    if _has_trade(context, dyad):
        more = _more(context, dyad, "Halves, quarters and months are", "trade")
        has_years = any(
            cell.reporter and cell.period.is_year
            for cell in context.package.cells_by_dyad.get(dyad.id, ())
        )
        tables = perspectives(context, parts_of_years=not has_years)
        yield Section("Who reports it", (tables, *_charts(context, dyad, "mirror"), *more))
    if _has_products(context, dyad):
        more = _more(context, dyad, "Other periods are", "products")
        yield Section(
            "Products each way", (*_charts(context, dyad, "products"), products(context), *more)
        )
    yield Section("Commitments and the target", tuple(_promises(context, dyad)))
    package = context.package
    if any(dyad.id in row.dyads for row in package.agreements):
        more = _more(context, dyad, "All documents are", "agreements")
        yield Section("Agreements", (agreements(context, _NEWEST), *more))
    if any(dyad.id in row.dyads for row in package.events):
        more = _more(context, dyad, "Earlier events are", "events")
        yield Section("Events", (events(context, _NEWEST), *more))


def _evidence_sections(context: PageContext, dyad: Dyad) -> Iterator[Section]:
    if any(check.dyad == dyad.id for check in context.site.checks):
        yield Section("Do the figures agree?", (conflicts(context),))
    yield Section("Sources", (sources(context), *_all_sources(context, dyad)))
    yield Section("Download and cite", (cite(context),))


def _statement_sections(context: PageContext, dyad: Dyad) -> Iterator[Section]:
    package = context.package
    if _has_trade(context, dyad):
        yield Section("Trade", (perspectives(context, parts_of_years=True),))
    if _has_products(context, dyad):
        yield Section("Products", (products(context, every_period=True),))
    if package.commitments_by_dyad.get(dyad.id):
        yield Section("Commitments", (commitments(context),))
    if any(row.dyad == dyad.id for row in package.indicators):
        yield Section("Shares, investment and freight", (indicators(context),))
    if any(row.dyad == dyad.id for row in package.cooperation):
        yield Section("Cooperation without a number", (cooperation(context),))
    if any(dyad.id in row.dyads for row in package.agreements):
        yield Section("Agreements", (agreements(context),))
    if any(dyad.id in row.dyads for row in package.events):
        yield Section("Events", (events(context),))


def _charts(context: PageContext, dyad: Dyad, name: str) -> tuple[h.Element, ...]:
    made = CHARTS[name](context.package, dyad)
    return (chart_block(context, made),) if made else ()


def _has_trade(context: PageContext, dyad: Dyad) -> bool:
    cells = context.package.cells_by_dyad.get(dyad.id, ())
    return any(cell.reporter for cell in cells)


def _has_products(context: PageContext, dyad: Dyad) -> bool:
    ends = dyad.economies
    return any(direction_rows(context.package, dyad, code) for code in ends)


def _promises(context: PageContext, dyad: Dyad) -> Iterator[h.Element | str]:
    rows = context.package.commitments_by_dyad.get(dyad.id, ())
    if not rows:
        return
    shown: list[h.Element] = [*_charts(context, dyad, "target")]
    if any(row.kind == "target" and row.measure == "turnover" and row.value for row in rows):
        shown.append(targets(context))
    if any(row.kind == "contract_total" for row in rows):
        shown.append(commitments(context, "contract_total"))
    if len(rows) <= _FEW or not shown:
        yield commitments(context)
        return
    yield from shown
    what = "Contracts, targets, plans and potentials, one by one, are"
    yield from _more(context, dyad, what, "commitments")


def _more(context: PageContext, dyad: Dyad, what: str, anchor: str) -> Iterator[str]:
    """A link to the page of every statement, where the dyad has one."""
    if f"briefs/{dyad.id}/statements.md" in context.site.page_paths:
        yield f"{what} on the page of [every statement]({dyad.id}/statements.md#{anchor})."


def _all_sources(context: PageContext, dyad: Dyad) -> Iterator[str]:
    if f"briefs/{dyad.id}/sources.md" in context.site.page_paths:
        yield (
            "These are the sources of the figures above; there is also a list of "
            f"[all sources]({dyad.id}/sources.md)."
        )
