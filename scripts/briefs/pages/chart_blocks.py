"""A chart on a page: title, two renderings, source line, its data as a table, its files."""

from __future__ import annotations

from collections.abc import Iterable

import htpy as h
from markupsafe import Markup

from briefs.charts import CHART_FOLDER, CHARTS, Chart, draw
from briefs.model import UnknownNameError
from briefs.pages.context import PageContext
from briefs.pages.tables import Head, data_table

_TITLES = {
    "year": "Year",
    "period": "Period",
    "reporter": "Reporter",
    "exporter": "From",
    "importer": "To",
    "product": "Product",
    "value_usd_million": "$ million",
    "likely_lower_usd_million": "Likely from",
    "likely_upper_usd_million": "Likely to",
    "figure": "Figure",
    "commitment": "Commitment",
    "date_stated": "Stated",
    "due": "Due",
}
_HIDDEN = ("figure", "commitment")


def chart(context: PageContext, name: str) -> h.Element:
    """One chart of the page's dyad: turnover, flows, products or target.

    Raises:
        UnknownNameError: there is no chart of this name, or the dyad has no data for it.
    """
    dyad = context.require_dyad()
    context.require_known(name, CHARTS, "a chart")
    made = CHARTS[name](context.package, dyad)
    if made is None:
        raise UnknownNameError(name, f"a chart that {dyad.id} has data for", ())
    return chart_block(context, made)


def chart_block(context: PageContext, made: Chart) -> h.Element:
    """A chart as a figure element; both renderings carry the text alternative."""
    drawing = draw(made, context.site.chart_cache)
    return h.figure(class_="bb-chart", id=f"chart-{made.key}")[
        h.figcaption[
            h.p(class_="bb-chart-title")[made.title],
            h.p(class_="bb-chart-subtitle")[made.subtitle],
        ],
        h.div(class_="bb-drawing")[Markup(drawing.wide), Markup(drawing.narrow)],  # noqa: S704
        h.p(class_="bb-source")[made.source_line],
        h.details(class_="bb-twin")[h.summary["Table"], _twin(made)],
        _tools(context, made),
    ]


def _tools(context: PageContext, made: Chart) -> h.Element:
    base = f"{context.root}{CHART_FOLDER}/{made.key}"
    files = (("Data (CSV)", "csv"), ("SVG", "svg"), ("PNG", "png"))
    return h.ul(class_="bb-tools")[
        (h.li[h.a(href=f"{base}.{ending}", download=True)[name]] for name, ending in files)
    ]


def _twin(made: Chart) -> h.Element:
    shown = [index for index, name in enumerate(made.columns) if name not in _HIDDEN]
    heads = [
        Head(_TITLES[made.columns[index]], made.columns[index].endswith("usd_million"))
        for index in shown
    ]
    return data_table(made.title, heads, _cells(made, shown), table_id=f"table-{made.key}")


def _cells(made: Chart, shown: list[int]) -> Iterable[list[h.Node]]:
    return ([row[index] for index in shown] for row in made.rows)
