"""Pages of economies: who the partners are, what both sides count, what is to come."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from briefs.charts import ECONOMY_CHARTS
from briefs.figures import latest_year
from briefs.model import Dyad, Figure, Flow
from briefs.pages.chart_blocks import chart_block
from briefs.pages.comparisons import partners
from briefs.pages.context import PageContext
from briefs.pages.highlights import (
    has_conflicts,
    has_targets_due,
    largest_conflicts,
    newest_statements,
    targets_due,
)
from briefs.pages.outlines import Outline, Section
from briefs.pages.timeline import latest_records
from briefs.text.numbers import CARD

_NEWEST = 8


def economy_list(context: PageContext) -> h.Element:
    """The economies that have a page, each with its partners and its largest trade."""
    codes = [
        code
        for code in context.package.economies
        if f"economies/{code.lower()}.md" in context.site.page_paths
    ]
    return h.div(class_="bb-briefs")[(_card(context, code) for code in codes)]


def economy_headline(context: PageContext) -> h.Element:
    """The economy's largest partner, as both sides count the trade.

    Raises:
        UnknownNameError: the page has no economy.
    """
    code = context.require_economy()
    name = context.package.name_of(code)
    largest = _largest(context, code)
    if largest is None:
        return h.p(class_="bb-lead")[f"No turnover of {name} for a whole year is stated."]
    dyad, own, other = largest
    partner = context.package.name_of(dyad.partner_of(code))
    counts: list[h.Node] = [
        part
        for who, figure in ((name, own), (partner, other))
        if figure
        for part in (", and ", context.mention(figure), f" in {figure.period}, as {who} counts it")
    ]
    return h.p(class_="bb-lead")[
        f"The largest trade of {name} on these pages is with {partner}: ", *counts[1:], "."
    ]


def economy_sections(context: PageContext) -> Outline:
    """Partners, promises, conflicts, statements and events of the page's economy.

    Raises:
        UnknownNameError: the page has no economy.
    """
    sections = _sections(context, context.require_economy())
    return Outline(tuple(section for section in sections if section.parts))


def _sections(context: PageContext, code: str) -> Iterator[Section]:
    dyads = context.package.dyads_of(code)
    made = ECONOMY_CHARTS["partners"](context.package, code)
    chart = (chart_block(context, made),) if made else ()
    yield Section("Partners", (*chart, partners(context)) if dyads else ())
    if has_targets_due(context):
        yield Section("Targets coming due", (targets_due(context),))
    if has_conflicts(context):
        yield Section("Largest conflicts", (largest_conflicts(context),))
    ids = {dyad.id for dyad in dyads}
    if any(row.cell.dyad in ids and row.value for row in context.package.observations):
        yield Section("Newest statements", (newest_statements(context),))
    records = latest_records(context, ids, _NEWEST)
    if records is not None:
        more = "Earlier ones are in the [timeline](../timeline.md)."
        yield Section("Latest agreements and events", (records, more))


def _largest(context: PageContext, code: str) -> tuple[Dyad, Figure | None, Figure | None] | None:
    """The dyad with the largest latest figure, and the figures of both sides."""
    package = context.package
    found = [
        (
            dyad,
            latest_year(package, dyad, code, Flow.TURNOVER),
            latest_year(package, dyad, dyad.partner_of(code), Flow.TURNOVER),
        )
        for dyad in context.package.dyads_of(code)
    ]
    told = [one for one in found if one[1] or one[2]]
    return max(
        told, key=lambda one: max(figure.value for figure in one[1:] if figure), default=None
    )


def _card(context: PageContext, code: str) -> h.Element:
    name = context.package.name_of(code)
    largest = _largest(context, code)
    line: h.Node = "No turnover for a whole year is stated."
    if largest is not None:
        dyad, own, other = largest
        figure = own or other
        assert figure is not None, "the largest trade has a figure"
        partner = context.package.name_of(dyad.partner_of(code))
        line = h.fragment[
            f"Most with {partner}: ",
            context.mention(figure, CARD),
            f" in {figure.period}, as {context.package.name_of(figure.trade_cell.reporter)} counts",
        ]
    return h.section(class_="bb-brief")[
        h.h3[h.a(href=f"{context.root}economies/{code.lower()}/")[name]], h.p[line]
    ]
