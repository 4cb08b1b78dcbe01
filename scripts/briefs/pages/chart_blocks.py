"""A chart on a page: title, two renderings, source line, its data as a table, its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import htpy as h
from markupsafe import Markup

from briefs.charts import CHART_FOLDER, CHARTS, ECONOMY_CHARTS, SITE_CHARTS, Chart, draw
from briefs.model import Package, Period, UnknownNameError
from briefs.pages.context import PageContext
from briefs.pages.tables import Head, data_table
from briefs.text.addresses import chart_anchor
from briefs.text.dates import date_label, period_label
from briefs.text.numbers import plain
from briefs.text.wording import sentence_case

_TITLES = {
    "dyad": "Pair",
    "year": "Year",
    "period": "Period",
    "reporter": "Reporter",
    "exporter": "From",
    "importer": "To",
    "product": "Product",
    "flow": "Flow",
    "value_usd_million": "$ million",
    "value_qualifier": "Qualifier",
    "likely_lower_usd_million": "Likely from",
    "likely_upper_usd_million": "Likely to",
    "figure": "Figure",
    "commitment": "Commitment",
    "mirror_reporter": "Other reporter",
    "mirror_value_usd_million": "Other $ million",
    "ratio": "Ratio",
    "date_stated": "Stated",
    "due": "Due",
}
_HIDDEN = ("figure", "commitment")


def chart(context: PageContext, name: str) -> h.Element:
    """One chart by its name: of the page's dyad, of its economy, or of all dyads together.

    Raises:
        UnknownNameError: there is no chart of this name, or no data for it.
    """
    context.require_known(name, (*CHARTS, *ECONOMY_CHARTS, *SITE_CHARTS), "a chart")
    if name in CHARTS:
        made = CHARTS[name](context.package, context.require_dyad())
    elif name in ECONOMY_CHARTS:
        made = ECONOMY_CHARTS[name](context.package, context.require_economy())
    else:
        made = SITE_CHARTS[name](context.package)
    if made is None:
        whose = context.dyad.id if context.dyad else context.economy or "the package"
        raise UnknownNameError(name, f"a chart that {whose} has data for", ())
    return chart_block(context, made)


def chart_block(context: PageContext, made: Chart) -> h.Element:
    """A chart as a figure element; both renderings carry the text alternative."""
    drawing = draw(made, context.site.chart_cache)
    return h.figure(class_="bb-chart", id=chart_anchor(made.key))[
        h.figcaption[
            h.p(class_="bb-chart-title")[made.title],
            h.p(class_="bb-chart-subtitle")[made.subtitle],
        ],
        h.div(class_="bb-drawing")[Markup(drawing.wide), Markup(drawing.narrow)],  # noqa: S704
        h.p(class_="bb-source")[made.source_line],
        h.details(class_="bb-twin")[h.summary["Table"], _twin(context, made)],
        _tools(context, made),
    ]


def _tools(context: PageContext, made: Chart) -> h.Element:
    base = f"{context.root}{CHART_FOLDER}/{made.key}"
    files = (("Data (CSV)", "csv"), ("SVG", "svg"), ("PNG", "png"))
    anchor = chart_anchor(made.key)
    dyad = context.dyad.id if context.dyad and made.key.startswith(context.dyad.id) else ""
    citation = context.citation(anchor, dyad)
    return h.ul(class_="bb-tools")[
        (h.li[h.a(href=f"{base}.{ending}", download=True)[name]] for name, ending in files),
        h.li[h.a(href=f"#{anchor}")["Link to this chart"]],
        h.li[h.a(href=citation)["Cite"]] if citation else None,
    ]


def _twin(context: PageContext, made: Chart) -> h.Element:
    shown = [index for index, name in enumerate(made.columns) if name not in _HIDDEN]
    heads = [
        Head(_TITLES[made.columns[index]], made.columns[index].endswith("usd_million"))
        for index in shown
    ]
    return data_table(made.title, heads, _cells(context, made, shown), table_id=f"table-{made.key}")


def _cells(context: PageContext, made: Chart, shown: list[int]) -> Iterable[list[h.Node]]:
    return (
        [_in_words(context.package, made.columns[index], row[index]) for index in shown]
        for row in made.rows
    )


def _in_words(package: Package, column: str, value: str) -> str:
    """A cell of a chart's data as readers see it."""
    if not value:
        return "not named" if column == "reporter" else ""
    if column == "product":
        return package.products[value].title
    in_words: Mapping[str, Callable[[str], str]] = {
        "reporter": package.name_of,
        "mirror_reporter": package.name_of,
        "exporter": package.name_of,
        "importer": package.name_of,
        "date_stated": date_label,
        "due": date_label,
        "period": _period_in_words,
    }
    if column.endswith("usd_million"):
        return plain(Decimal(value), Decimal(value))
    return in_words.get(column, str)(value)


def _period_in_words(period: str) -> str:
    return sentence_case(period_label(Period.parse(period)))
