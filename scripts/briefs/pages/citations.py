"""The pages of citations: how to cite the data, a brief, each of its charts and each figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import htpy as h

from briefs.charts import CHARTS, ECONOMY_CHARTS, SITE_CHARTS, Chart
from briefs.figures import commitment, figures_of_dyad, level
from briefs.model import Cell, Dyad, Figure, Package
from briefs.pages.citing import brief_citation, citation_files, data_citation_files
from briefs.pages.context import PageContext
from briefs.pages.outlines import Outline, Section
from briefs.text.addresses import chart_anchor, citing_page, page_address
from briefs.text.citations import Citation, cited, commitment_citation, figure_citation
from briefs.text.reference_formats import bibtex, ris
from briefs.text.references import Reference
from briefs.text.wording import pair_name

_PRODUCTS = "Products"
_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("export", "import", "turnover"), "Exports, imports and turnover"),
        "growth": "Growth",
        **dict.fromkeys(("balance", "mirror_gap"), "Balances and mirror gaps"),
        **dict.fromkeys(("progress", "growth_needed"), "Towards the targets"),
    }
)


def citation_sections(context: PageContext) -> Outline:
    """How to cite the page's brief, and each chart, figure and commitment of its dyad.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    sections = _of_dyad(context, context.require_dyad())
    return Outline(tuple(Section(heading, (block,)) for heading, block in sections))


def general_citations(context: PageContext) -> Outline:
    """How to cite the data, and the charts of several pairs."""
    package = context.package
    made = [
        *(make(package, code) for code in package.economies for make in ECONOMY_CHARTS.values()),
        *(make(package) for make in SITE_CHARTS.values()),
    ]
    charts = [_chart(context, chart, "") for chart in made if chart]
    imprint = context.site.imprint
    whole = _whole(imprint.own_text(imprint.title, "data/"), data_citation_files(context))
    sections = [
        ("The data", whole),
        ("A brief, a figure or a chart", _briefs(context)),
    ]
    if charts:
        sections.append(("Charts of several pairs", _entries(charts)))
    return Outline(tuple(Section(heading, (block,)) for heading, block in sections))


def _of_dyad(context: PageContext, dyad: Dyad) -> Iterator[tuple[str, h.Element]]:
    package, imprint, page = context.package, context.site.imprint, context.address.page
    name = pair_name(package, dyad)
    yield (
        "The brief",
        _whole(brief_citation(context, dyad), citation_files(context, dyad)),
    )
    made = (make(package, dyad) for make in CHARTS.values())
    groups: dict[str, list[Citation]] = {
        "Charts": [_chart(context, chart, name) for chart in made if chart],
        **{heading: [] for heading in (*_HEADINGS.values(), _PRODUCTS)},
    }
    for figure in figures_of_dyad(package, dyad).values():
        is_total = isinstance(figure.cell, Cell)
        groups[_HEADINGS[figure.measure] if is_total else _PRODUCTS].append(
            figure_citation(package, imprint, dyad, figure, page)
        )
    groups["Commitments"] = [
        commitment_citation(package, imprint, dyad, row, page)
        for row in package.commitments_by_dyad.get(dyad.id, ())
    ]
    yield from ((heading, _entries(found)) for heading, found in groups.items() if found)


def _whole(text: str, files: Iterable[h.Element]) -> h.Element:
    """The citation of a brief or of the data, with the files that hold it."""
    return h.div(class_="bb-entry")[
        h.blockquote(class_="bb-citation")[text],
        _copy("Copy text"),
        h.ul(class_="bb-tools")[files],
    ]


def _briefs(context: PageContext) -> h.Element:
    package = context.package
    dyads = (one for one in package.dyads.values() if context.site.has_brief(one.id))
    return h.div[
        h.p["Each brief has a page that cites it with all its figures and charts:"],
        h.ul[
            (
                h.li[h.a(href=f"{context.root}{page_address(citing_page(dyad.id))}")[name]]
                for dyad, name in ((dyad, pair_name(package, dyad)) for dyad in dyads)
            )
        ],
    ]


def _chart(context: PageContext, chart: Chart, whose: str) -> Citation:
    package = context.package
    used = sorted(set(_chart_sources(package, chart)))
    return cited(
        context.site.imprint,
        chart_anchor(chart.key),
        chart.title,
        whose,
        (package.sources[source_id] for source_id in used),
        context.address.page,
    )


def _chart_sources(package: Package, chart: Chart) -> Iterator[str]:
    """The sources of every figure and commitment that a chart draws, and of their mirrors."""
    for row in chart.rows:
        cells = dict(zip(chart.columns, row, strict=True))
        if "commitment" in cells:
            yield commitment(package, cells["commitment"]).source_id
        if "figure" in cells:
            figure = _figure(package, cells["figure"])
            yield from figure.source_ids
            if cells.get("mirror_reporter"):
                yield from level(package, figure.trade_cell.mirror).source_ids


def _figure(package: Package, key: str) -> Figure:
    """A figure by its key.

    Raises:
        KeyError: no dyad has it.
    """
    for dyad in package.dyads.values():
        figure = figures_of_dyad(package, dyad).get(key)
        if figure is not None:
            return figure
    raise KeyError(key)


def _entries(citations: Iterable[Citation]) -> h.Element:
    return h.div[(_entry(citation) for citation in citations)]


def _entry(citation: Citation) -> h.Element:
    own = [
        "As recorded in " if citation.sources else "",
        citation.own_text,
    ]
    return h.section(class_="bb-entry", id=citation.anchor)[
        h.p(class_="bb-entry-title")[h.a(href=f"#{citation.anchor}")[citation.title]],
        h.blockquote(class_="bb-citation")[
            (h.p[_reference(reference)] for reference in citation.sources), h.p[own]
        ],
        _copy("Copy text"),
        h.details[
            h.summary["BibTeX and RIS"],
            h.pre[bibtex(citation.references)],
            _copy("Copy BibTeX"),
            h.pre[ris(citation.references)],
            _copy("Copy RIS"),
        ],
    ]


def _reference(reference: Reference) -> h.Node:
    """A source with its address as a link."""
    before, _, after = reference.text.partition(reference.address)
    return [before, h.a(href=reference.address)[reference.address], f"{after}."]


def _copy(label: str) -> h.Element:
    """A button that copies what stands before it."""
    return h.button(type="button", class_="bb-copy", hidden=True)[label]
