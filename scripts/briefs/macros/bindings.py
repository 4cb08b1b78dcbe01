"""The names that Markdown may call, each bound to what makes its part of the page.

Every binding takes the page's context first; the rest of its signature is what a contributor
writes: ``{{ imports(2022, reporter="TJK") }}``. The contribute page lists them from here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import htpy as h

from briefs import figures
from briefs.model import Figure, Flow, Measure, ProductCell, UnknownNameError
from briefs.pages.brief_lists import brief_list
from briefs.pages.changes import figure_changes, release_notes
from briefs.pages.chart_blocks import chart
from briefs.pages.citations import citation_sections, general_citations
from briefs.pages.citing import cite
from briefs.pages.commitment_tables import commitments
from briefs.pages.comparisons import comparison, partners
from briefs.pages.conflicts import conflicts
from briefs.pages.context import PageContext, read_period
from briefs.pages.data_pages import (
    data_citation,
    data_needs,
    data_tables,
    data_version,
    known_issue_counts,
)
from briefs.pages.economies import economy_headline, economy_list, economy_sections
from briefs.pages.explorer import explorer
from briefs.pages.headline import headline, summary_line
from briefs.pages.highlights import (
    coverage,
    largest_conflicts,
    newest_statements,
    targets_due,
)
from briefs.pages.key_figures import key_figures
from briefs.pages.ledger import ledger
from briefs.pages.loading import package_loading
from briefs.pages.messages import message_index, message_sections
from briefs.pages.outlines import Outline, evidence_sections, figure_sections, statement_sections
from briefs.pages.perspectives import perspectives
from briefs.pages.product_tables import products
from briefs.pages.promise_lists import promise_statuses
from briefs.pages.records import agreements, cooperation, events, indicators
from briefs.pages.source_lists import sources
from briefs.pages.table_pages import table_lead, table_sections
from briefs.pages.target_lists import targets
from briefs.pages.timeline import timeline
from briefs.pages.versions import version_list, version_sections
from briefs.text.russian import russian_amount, russian_commitment

LANGUAGES = ("en", "ru")
FLOWS: Mapping[str, Flow] = MappingProxyType(
    {"turnover": Flow.TURNOVER, "exports": Flow.EXPORT, "imports": Flow.IMPORT}
)


@dataclass(frozen=True, slots=True)
class Macro:
    """A name that Markdown may call; a block stands alone, the others stand in a sentence.

    Text of a block that is not searchable stays out of the search index. An outline is a block of
    sections, whose headings become headings of the page.
    """

    name: str
    make: Callable[..., h.Node | Outline]
    is_block: bool
    is_searchable: bool = True


def turnover(
    page: PageContext, period: int | str, reporter: str | None = None, language: str = "en"
) -> h.Element:
    """Exports and imports together: ``turnover(2022)``."""
    return _level(page, Flow.TURNOVER, period, reporter, language)


def exports(
    page: PageContext, period: int | str, reporter: str | None = None, language: str = "en"
) -> h.Element:
    """Exports of the reporter: ``exports(2022)``."""
    return _level(page, Flow.EXPORT, period, reporter, language)


def imports(
    page: PageContext, period: int | str, reporter: str | None = None, language: str = "en"
) -> h.Element:
    """Imports of the reporter: ``imports(2022, reporter="TJK")``."""
    return _level(page, Flow.IMPORT, period, reporter, language)


def balance(
    page: PageContext, period: int | str, reporter: str | None = None, language: str = "en"
) -> h.Element:
    """Exports less imports: ``balance(2022)``."""
    cell = page.cell(Flow.TURNOVER, period, reporter)
    return _mention(page, figures.balance(page.package, cell), language)


def growth(
    page: PageContext,
    flow: str,
    period: int | str,
    reporter: str | None = None,
    language: str = "en",
) -> h.Element:
    """Change on the same period a year before: ``growth("turnover", 2022)``."""
    page.require_known(flow, FLOWS, "a flow")
    cell = page.cell(FLOWS[flow], period, reporter)
    return _mention(page, figures.growth(page.package, cell), language)


def mirror_gap(page: PageContext, flow: str, period: int | str) -> h.Element:
    """How far the other side's figure lies above: ``mirror_gap("turnover", 2023)``."""
    page.require_known(flow, FLOWS, "a flow")
    cell = page.cell(FLOWS[flow], period)
    for side in (cell, cell.mirror):
        figures.level(page.package, side)
    gap = figures.mirror_gap(page.package, cell)
    if gap is None:
        expected = "a period for which both reporters state a level above zero"
        raise UnknownNameError(str(cell.period), expected, ())
    return page.mention(gap)


def product(
    page: PageContext,
    product_id: str,
    period: int | str,
    measure: str | None = None,
    exporter: str | None = None,
) -> h.Element:
    """Trade in one product: ``product("wheat", 2022)``, ``product("grapes", 2022, "quantity")``."""
    cell = _product_cell(page, product_id, period, exporter)
    if measure is not None:
        page.require_known(measure, tuple(Measure), "a measure of a product")
    wanted = Measure(measure) if measure else None
    return page.mention(figures.product(page.package, cell, wanted))


def product_share(
    page: PageContext, product_id: str, period: int | str, exporter: str | None = None
) -> h.Element:
    """A product's share of its exporter's exports: ``product_share("wheat", 2022)``."""
    cell = _product_cell(page, product_id, period, exporter)
    total = figures.level(page.package, page.cell(Flow.EXPORT, period, cell.exporter))
    part = figures.product(page.package, cell, Measure.VALUE)
    return page.mention(figures.share(part, total))


def commitment(page: PageContext, commitment_id: str, language: str = "en") -> h.Element:
    """A contract total, target, plan or potential: ``commitment("plan-2023-05-04-package")``."""
    page.require_known(language, LANGUAGES, "a language of figures")
    row = figures.commitment(page.package, commitment_id)
    return page.commitment(row, text=russian_commitment(row) if language == "ru" else "")


def _product_cell(
    page: PageContext, product_id: str, period: int | str, exporter: str | None
) -> ProductCell:
    """The cell of a product in the direction named, or the only one for which a figure stands."""
    page.require_known(product_id, page.package.products, "an id of products.csv")
    dyad, when = page.require_dyad(), read_period(period)
    exporters = dyad.economies
    if exporter is not None:
        page.require_known(exporter, exporters, f"an economy of {dyad.id}")
        exporters = (exporter, exporter)
    cells = {code: ProductCell(code, dyad.partner_of(code), product_id, when) for code in exporters}
    stated = [
        code
        for code, cell in cells.items()
        if any(row.has_figure for row in figures.product_rows(page.package, cell))
    ]
    if len(stated) > 1:
        expected = "a direction, as both are stated: add exporter="
        raise UnknownNameError(product_id, expected, stated)
    return cells[stated[0] if stated else exporters[0]]


def typed(page: PageContext, text: str) -> h.Element:
    """A number that no table can hold, and that builds count: ``typed("1,206 km")``."""
    del page
    return h.span[text]


def macro_list(page: PageContext) -> h.Element:
    """Every name that Markdown may call, with an example."""
    del page
    return h.ul[
        (h.li[h.code[macro.name], ": ", _first_sentence(macro.make)] for macro in MACROS.values())
    ]


def _first_sentence(make: Callable[..., object]) -> h.Node:
    text = inspect.cleandoc(make.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
    parts = text.split("``")
    return h.fragment[(h.code[part] if index % 2 else part for index, part in enumerate(parts))]


def _level(
    page: PageContext, flow: Flow, period: int | str, reporter: str | None, language: str
) -> h.Element:
    figure = figures.level(page.package, page.cell(flow, period, reporter))
    return _mention(page, figure, language)


def _mention(page: PageContext, figure: Figure, language: str) -> h.Element:
    page.require_known(language, LANGUAGES, "a language of figures")
    return page.mention(figure, text=russian_amount(figure) if language == "ru" else "")


def _inline(*makers: Callable[..., h.Node]) -> dict[str, Macro]:
    return {make.__name__: Macro(make.__name__, make, is_block=False) for make in makers}


def _blocks(*makers: Callable[..., h.Node], searchable: bool = False) -> dict[str, Macro]:
    return {
        make.__name__: Macro(make.__name__, make, is_block=True, is_searchable=searchable)
        for make in makers
    }


def _outlines(*makers: Callable[..., Outline], searchable: bool = False) -> dict[str, Macro]:
    return {
        make.__name__: Macro(make.__name__, make, is_block=True, is_searchable=searchable)
        for make in makers
    }


MACROS: Mapping[str, Macro] = MappingProxyType(
    {
        **_inline(turnover, exports, imports, balance, growth, mirror_gap),
        **_inline(product, product_share, commitment, typed, data_version),
        **_blocks(coverage, headline, brief_list, economy_headline, economy_list, searchable=True),
        **_blocks(summary_line, key_figures, chart, perspectives, products),
        **_blocks(commitments, targets, agreements, events, cooperation, indicators, conflicts),
        **_blocks(ledger, comparison, partners, promise_statuses),
        **_blocks(newest_statements, largest_conflicts, targets_due),
        **_blocks(timeline, searchable=True),
        **_blocks(sources, cite, data_citation, known_issue_counts, package_loading),
        **_blocks(data_needs, data_tables, table_lead, searchable=True),
        **_blocks(macro_list, explorer),
        **_blocks(figure_changes, version_list),
        **_outlines(figure_sections, evidence_sections, statement_sections, release_notes),
        **_outlines(economy_sections, version_sections, citation_sections, general_citations),
        **_outlines(message_index, message_sections),
        **_outlines(table_sections, searchable=True),
    }
)
