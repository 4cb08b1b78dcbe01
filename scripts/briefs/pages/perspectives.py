"""Who reports what: one reporter, the other, or both side by side, flipped without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import htpy as h

from briefs.figures import cell, find_attributed_level, find_growth, mirror_gap
from briefs.model import Dyad, Figure, Flow, Package, Period
from briefs.pages.context import PageContext
from briefs.pages.tables import Head, data_table
from briefs.text.amounts import signed_rate
from briefs.text.dates import period_label
from briefs.text.numbers import plain, qualified
from briefs.text.wording import flow_noun, sentence_case

_FLOWS = (Flow.EXPORT, Flow.IMPORT, Flow.TURNOVER)


def perspectives(context: PageContext, parts_of_years: bool = False) -> h.Element:
    """Tables of full years by reporter, and of both reporters beside each other.

    Args:
        context: the page.
        parts_of_years: whether to show halves, quarters, months and spans too.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    names = {code: context.package.name_of(code) for code in dyad.economies}
    periods = {
        codes: [
            period
            for period in periods_of(context.package, dyad, codes)
            if parts_of_years or period.is_year
        ]
        for codes in ((dyad.economy_a,), (dyad.economy_b,), tuple(names))
    }
    panels: list[tuple[str, h.Element]] = [
        (f"As {name} reports", _reporter_panel(context, dyad, code, periods[code,]))
        for code, name in names.items()
        if periods[code,]
    ]
    both = list(_mirrored(context, dyad, periods[tuple(names)]))
    if both:
        panels.append(("Side by side", _both_panel(context, dyad, both)))
    if len(panels) == 1:
        return panels[0][1]
    return h.fieldset(class_="bb-flip")[
        h.legend["Whose figures to show"],
        *(
            h.label[
                h.input(
                    type="radio",
                    name=f"perspective-{parts_of_years}".lower(),
                    value=str(index),
                    checked=index == 0,
                ),
                h.span[title],
            ]
            for index, (title, _) in enumerate(panels)
        ),
        *(
            h.div(class_=f"bb-panel bb-panel-{index}")[panel]
            for index, (_, panel) in enumerate(panels)
        ),
    ]


def periods_of(package: Package, dyad: Dyad, reporters: Iterable[str]) -> list[Period]:
    """The periods for which any of the reporters has a row, newest first, longest first."""
    codes = set(reporters)
    found = {
        row.period
        for row in package.observations_by_cell
        if row.dyad == dyad.id and row.reporter in codes
    }
    return sorted(found, key=lambda period: (-period.last_month, -period.months))


def _reporter_panel(
    context: PageContext, dyad: Dyad, code: str, periods: Iterable[Period]
) -> h.Element:
    name = context.package.name_of(code)
    heads = [
        Head("Period"),
        *(Head(flow_noun(flow).capitalize(), True) for flow in _FLOWS),
        Head("Growth", True),
    ]
    rows = []
    for period in periods:
        levels = {flow: _level(context, dyad, code, flow, period) for flow in _FLOWS}
        growth = find_growth(context.package, cell(dyad, code, Flow.TURNOVER, period))
        rows.append(
            [
                sentence_case(period_label(period)),
                *(_money(context, levels[flow]) for flow in _FLOWS),
                _rate(context, growth),
            ]
        )
    caption = f"Trade as {name} reports it, $ million, and growth of turnover"
    return data_table(caption, heads, rows)


def _mirrored(
    context: PageContext, dyad: Dyad, periods: Iterable[Period]
) -> Iterator[tuple[Period, Flow, Figure, Figure]]:
    """Every period and flow that both report, with both figures."""
    for period in periods:
        for flow in (Flow.TURNOVER, Flow.EXPORT, Flow.IMPORT):
            own = _level(context, dyad, dyad.economy_a, flow, period)
            mirror_cell = cell(dyad, dyad.economy_a, flow, period).mirror
            mirror = _level(context, dyad, dyad.economy_b, mirror_cell.flow, period)
            if own is not None and mirror is not None:
                yield period, flow, own, mirror


def _both_panel(
    context: PageContext, dyad: Dyad, both: Iterable[tuple[Period, Flow, Figure, Figure]]
) -> h.Element:
    names = [context.package.name_of(code) for code in dyad.economies]
    heads = [
        Head("Period and flow"),
        *(Head(f"{name} reports", True) for name in names),
        Head("Mirror gap", True),
    ]
    rows = (
        [
            f"{sentence_case(period_label(period))}, {_direction(names, flow)}",
            _money(context, own),
            _money(context, mirror),
            _rate(context, mirror_gap(context.package, own.trade_cell)),
        ]
        for period, flow, own, mirror in both
    )
    return data_table("The same trade as both report it, $ million", heads, rows)


def _direction(names: list[str], flow: Flow) -> str:
    if flow is Flow.TURNOVER:
        return "turnover"
    ends = names if flow is Flow.EXPORT else names[::-1]
    return f"{ends[0]} to {ends[1]}"


def _level(
    context: PageContext, dyad: Dyad, code: str, flow: Flow, period: Period
) -> Figure | None:
    return find_attributed_level(context.package, cell(dyad, code, flow, period))


def _money(context: PageContext, figure: Figure | None) -> h.Node:
    if figure is None:
        return None
    number = qualified(plain(figure.value, figure.rounding), figure.qualifier)
    return h.fragment[context.mention(figure, text=number), _inferred(figure)]


def _inferred(figure: Figure) -> h.Node:
    """What was read into the text of the rows under a figure, and whether it was a forecast."""
    names = {"period": "year", "reporter": "reporter"}
    found = figure.inferred.intersection(names)
    tags = [f"{' and '.join(names[n] for n in sorted(found))} inferred"] if found else []
    tags += ["forecast"] if figure.is_forecast else []
    return h.span(class_="bb-inferred")[", ".join(tags)] if tags else None


def _rate(context: PageContext, figure: Figure | None) -> h.Node:
    if figure is None:
        return None
    return context.mention(figure, text=signed_rate(figure))
