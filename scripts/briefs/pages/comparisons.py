"""All dyads side by side, and one economy's partners."""

from __future__ import annotations

import htpy as h

from briefs.figures import (
    current_target,
    growth_beside,
    latest_year,
    mirror_gap,
    progress,
)
from briefs.model import Dyad, Figure, Flow, Verdict
from briefs.pages.context import PageContext
from briefs.pages.filters import pair_link
from briefs.pages.tables import Head, data_table
from briefs.text.amounts import by_due, commitment_amount, signed_rate
from briefs.text.numbers import CARD


def comparison(context: PageContext) -> h.Element:
    """Every dyad in a row: what both sides count, growth, target, tests that conflict."""
    heads = (
        Head("Pair"),
        Head("One side counts", is_number=True),
        Head("The other counts", is_number=True),
        Head("Growth", is_number=True),
        Head("Target"),
        Head("Tests that conflict", is_number=True),
    )
    dyads = context.package.dyads.values()
    ranked = sorted(dyads, key=lambda dyad: -_size(context, dyad))
    caption = "All pairs: turnover of the latest full year, and who counts it"
    return data_table(caption, heads, (_dyad_row(context, dyad) for dyad in ranked))


def partners(context: PageContext) -> h.Element:
    """The partners of the page's economy, the largest first, as both sides count the trade.

    Raises:
        UnknownNameError: the page has no economy.
    """
    code = context.require_economy()
    name = context.package.name_of(code)
    heads = (
        Head("Partner"),
        Head(f"{name} counts", is_number=True),
        Head("The partner counts", is_number=True),
        Head("Gap in the latest common year", is_number=True),
        Head("Growth", is_number=True),
        Head("Tests that conflict", is_number=True),
    )
    ranked = sorted(context.package.dyads_of(code), key=lambda dyad: -_size(context, dyad))
    rows = (_partner_row(context, dyad, code) for dyad in ranked)
    return data_table(f"Partners of {name}, turnover in the latest full year", heads, rows)


def _latest(context: PageContext, dyad: Dyad, code: str) -> Figure | None:
    return latest_year(context.package, dyad, code, Flow.TURNOVER)


def _size(context: PageContext, dyad: Dyad) -> float:
    """The larger of the two latest figures, for the order of rows."""
    figures = (_latest(context, dyad, code) for code in dyad.economies)
    return max((float(figure.value) for figure in figures if figure), default=0.0)


def _dyad_row(context: PageContext, dyad: Dyad) -> list[h.Node]:
    codes = dyad.economies
    figures = [_latest(context, dyad, code) for code in codes]
    newest = max((figure for figure in figures if figure), key=_recency, default=None)
    return [
        pair_link(context, dyad),
        *(_count(context, code, figure) for code, figure in zip(codes, figures, strict=True)),
        _growth(context, *sorted(filter(None, figures), key=_recency, reverse=True)),
        _target(context, dyad, newest),
        _conflicts(context, dyad),
    ]


def _count(context: PageContext, code: str, figure: Figure | None) -> h.Node:
    """What one economy counts, with its name and the year."""
    name = context.package.name_of(code)
    if figure is None:
        return h.span(class_="bb-none")[f"{name}: not stated"]
    note = h.span(class_="bb-note")[f"{name}, {figure.period}"]
    return h.fragment[context.mention(figure, CARD), note]


def _recency(figure: Figure) -> tuple[int, str]:
    return figure.period.last_month, figure.key


def _partner_row(context: PageContext, dyad: Dyad, code: str) -> list[h.Node]:
    partner = dyad.partner_of(code)
    own, other = _latest(context, dyad, code), _latest(context, dyad, partner)
    name = context.package.name_of(partner)
    has_brief = context.site.has_brief(dyad.id)
    href = f"{context.root}briefs/{dyad.id}/"
    return [
        h.a(href=href)[name] if has_brief else name,
        _amount(context, own),
        _amount(context, other),
        _gap(context, dyad, code),
        _growth(context, *(figure for figure in (own, other) if figure)),
        _conflicts(context, dyad),
    ]


def _amount(context: PageContext, figure: Figure | None) -> h.Node:
    if figure is None:
        return None
    return h.fragment[context.mention(figure, CARD), h.span(class_="bb-note")[f"{figure.period}"]]


def _growth(context: PageContext, *figures: Figure) -> h.Node:
    """The growth of the first of some figures beside which one may stand."""
    for figure in figures:
        growth = growth_beside(context.package, figure)
        if growth is not None:
            rate = context.mention(growth, text=signed_rate(growth))
            name = context.package.name_of(figure.trade_cell.reporter)
            return h.fragment[rate, h.span(class_="bb-note")[f"{name}, {figure.period}"]]
    return None


def _gap(context: PageContext, dyad: Dyad, code: str) -> h.Node:
    """By how much the partner's figure lies above, in the latest year that both count."""
    for cell in sorted(
        context.package.cells_by_dyad.get(dyad.id, ()), key=lambda cell: -cell.period.last_month
    ):
        if cell.period.is_year and cell.reporter == code and cell.flow is Flow.TURNOVER:
            gap = mirror_gap(context.package, cell)
            if gap is not None:
                rate = context.mention(gap, text=signed_rate(gap))
                return h.fragment[rate, h.span(class_="bb-note")[f"{cell.period}"]]
    return h.span(class_="bb-none")["no common year"]


def _target(context: PageContext, dyad: Dyad, newest: Figure | None) -> h.Node:
    target = current_target(context.package, dyad)
    if target is None:
        return None
    goal = context.commitment(target, CARD, f"{commitment_amount(target, CARD)}{by_due(target)}")
    if newest is None:
        return goal
    done = progress(context.package, newest.trade_cell, target)
    return h.fragment[goal, h.span(class_="bb-note")[context.mention(done), " reached"]]


def _conflicts(context: PageContext, dyad: Dyad) -> h.Node:
    count = sum(
        check.dyad == dyad.id and check.verdict is Verdict.CONFLICTS
        for check in context.site.checks
    )
    if count == 0:
        return "0"
    return h.a(href=f"{context.root}checks/?dyad={dyad.id}&verdict=conflicts")[f"{count}"]
