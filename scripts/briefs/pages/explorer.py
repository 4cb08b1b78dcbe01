"""The explorer's place on its page: what to do without a script, and the controls of the script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import htpy as h

from briefs.model import Flow, Observation
from briefs.pages.context import PageContext
from briefs.text.wording import FLOW_NOUNS

UNSTATED = "none"
"""The value that chooses rows whose cell is empty; docs/assets/explorer/choosing.js knows it."""

TABLE_ID = "explorer-rows"


@dataclass(frozen=True, slots=True)
class ExplorerHead:
    """The head of a column of the explorer; without ``sorts`` its rows have no order."""

    column: str
    title: str
    is_number: bool = False
    sorts: bool = True


HEADS = (
    ExplorerHead("period", "Period"),
    ExplorerHead("flow", "Flow"),
    ExplorerHead("value", "Value, million US dollars", is_number=True),
    ExplorerHead("rounding", "Rounding", is_number=True),
    ExplorerHead("growth", "Growth, %", is_number=True),
    ExplorerHead("reporter", "Reporter"),
    ExplorerHead("partner", "Partner"),
    ExplorerHead("authority", "Stated by"),
    ExplorerHead("publisher", "Published by"),
    ExplorerHead("figure", "On the site", sorts=False),
)


def explorer(context: PageContext) -> h.Element:
    """Choosing, drawing, listing and downloading statements of trade in the browser."""
    root = context.root
    briefs = sorted(dyad for dyad in context.package.dyads if context.site.has_brief(dyad))
    return h.div(
        class_="bb-explorer",
        data_totals=f"{root}data/trade_totals.csv",
        data_sources=f"{root}data/sources.csv",
        data_root=f"{root}briefs/",
        data_briefs=" ".join(briefs),
    )[
        h.p(data_part="plain")[
            "Choosing here needs JavaScript. Without it, ",
            _files(context),
            " hold the same rows, and the ",
            h.a(href=f"{root}data/")["data page"],
            " says what each column holds and has other forms of them.",
        ],
        h.p(data_part="failure", role="alert", hidden=True)[
            "The tables could not be loaded or read. Load the page again, or take ",
            _files(context),
            " as they are.",
        ],
        _controls(context),
        h.div(data_part="empty", hidden=True)[
            h.p["No statement fits this choice."], _button("reset", "Show all statements")
        ],
        h.div(data_part="results", hidden=True)[_chart(), _table()],
    ]


def _files(context: PageContext) -> h.Fragment:
    folder = f"{context.root}data/"
    totals, sources = (
        h.a(href=f"{folder}{name}.csv", download=True)[f"{name}.csv"]
        for name in ("trade_totals", "sources")
    )
    return h.fragment[totals, " and ", sources]


def _controls(context: PageContext) -> h.Element:
    rows = context.package.observations
    years = [str(year) for year in _years(rows)]
    kinds = sorted({context.package.sources[row.source_id].kind for row in rows})
    return h.div(data_part="controls", hidden=True)[
        h.fieldset(class_="bb-choices")[
            h.legend["Choose statements"],
            _select(
                "Reporter", "reporter", _economies(context, [row.cell.reporter for row in rows])
            ),
            _select("Partner", "partner", _economies(context, [row.cell.partner for row in rows])),
            _select("Flow", "flow", [(flow.value, FLOW_NOUNS[flow]) for flow in _flows()]),
            _select("From", "from", [(year, year) for year in years], "the first year"),
            _select("To", "to", [(year, year) for year in years], "the last year"),
            _select("Kind of source", "kind", [(kind, kind) for kind in kinds]),
            h.label[h.input(type="checkbox", name="years", value="1"), " Full years only"],
        ],
        h.p(class_="bb-explorer-actions")[
            h.output(data_part="count", aria_live="polite"),
            _button("download", "Download these rows (CSV)"),
            _button("all", "Show all"),
        ],
    ]


def _flows() -> tuple[Flow, ...]:
    return (Flow.TURNOVER, Flow.EXPORT, Flow.IMPORT)


def _years(rows: Iterable[Observation]) -> range:
    """Every year from the first to the last month that any row is about."""
    periods = [row.cell.period for row in rows]
    months = [month for one in periods for month in (one.first_month, one.last_month)]
    return range(min(months) // 12, max(months) // 12 + 1) if months else range(0)


def _economies(context: PageContext, codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The economies of some cells by name, and last what chooses cells that name none."""
    found = set(codes)
    named = {context.package.name_of(code): code for code in found if code}
    yield from ((named[name], name) for name in sorted(named))
    if "" in found:
        yield UNSTATED, "not stated"


def _select(
    title: str, name: str, choices: Iterable[tuple[str, str]], all_text: str = "all"
) -> h.Element:
    return h.label[
        f"{title} ",
        h.select(name=name)[
            h.option(value="")[all_text],
            (h.option(value=value)[text] for value, text in choices),
        ],
    ]


def _button(part: str, text: str) -> h.Element:
    return h.button(type="button", class_="bb-button", data_part=part)[text]


def _chart() -> h.Element:
    return h.figure(class_="bb-explorer-chart", data_part="chart")[
        h.figcaption[
            h.p(class_="bb-chart-title")["What was stated, million US dollars"],
            h.p(class_="bb-chart-subtitle")[
                "One mark for each statement, as wide as its period and as high as the interval "
                "in which the value likely lies. No value is averaged or filled in."
            ],
            h.ul(class_="bb-legend", data_part="pairs"),
            h.ul(class_="bb-legend")[
                (
                    h.li[h.span(class_=f"bb-mark bb-flow-{flow.value}"), f" {FLOW_NOUNS[flow]}"]
                    for flow in _flows()
                )
            ],
        ],
        h.div(class_="bb-explorer-drawing", data_part="drawing", role="img"),
        h.p(class_="bb-explorer-reading", data_part="reading"),
        h.p(class_="bb-source", data_part="chart-note"),
    ]


def _table() -> h.Fragment:
    return h.fragment[
        _pages(),
        h.div(class_="bb-scroll", role="region", tabindex="0", aria_labelledby=TABLE_ID)[
            h.table(class_="bb-table", data_part="table")[
                h.caption(id=TABLE_ID)["Statements chosen"],
                h.thead[h.tr[(_head(head) for head in HEADS)]],
                h.tbody,
            ]
        ],
        _pages(),
    ]


def _pages() -> h.Element:
    """The way to other rows, before the table for the keyboard and after it for the eye."""
    steps = {"-1": "Previous 100 rows", "1": "Next 100 rows"}
    return h.p(class_="bb-explorer-actions bb-explorer-pages")[
        (
            h.button(type="button", class_="bb-button", data_step=step)[text]
            for step, text in steps.items()
        )
    ]


def _head(head: ExplorerHead) -> h.Element:
    return h.th(
        scope="col",
        class_="bb-number" if head.is_number else None,
        data_column=head.column,
        data_sorts=head.sorts,
    )[head.title]
