"""The cards at the top of a brief: turnover, exports, imports, balance, progress, mirror gap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import htpy as h

from briefs.figures import (
    current_target,
    find_balance,
    growth_beside,
    growth_needed,
    latest_of_both,
    latest_year,
    leading_reporter,
    mirror_gap,
    progress,
    yearly,
)
from briefs.model import Cell, Commitment, Dyad, Figure, Flow, Verdict
from briefs.pages.context import PageContext
from briefs.text.amounts import amount_text, by_due, change_text, commitment_amount, signed_rate
from briefs.text.numbers import CARD, MINUS
from briefs.text.wording import as_reported, flow_noun


def key_figures(context: PageContext) -> h.Element:
    """Cards of the latest full year that has a figure; each names its year.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    return h.div(class_="bb-cards")[
        *_level_cards(context, dyad),
        *_balance_card(context, dyad),
        *_progress_card(context, dyad),
        *_mirror_card(context, dyad),
    ]


def _card(label: str, number: h.Node, *detail: h.Node) -> h.Element:
    return h.div(class_="bb-card")[
        h.p(class_="bb-card-label")[label],
        h.p(class_="bb-card-number")[number],
        (h.p(class_="bb-card-detail")[line] for line in detail if line),
    ]


def _level_cards(context: PageContext, dyad: Dyad) -> Iterator[h.Element]:
    code = leading_reporter(context.package, dyad, Flow.TURNOVER)
    name = context.package.name_of(code)
    for flow in (Flow.TURNOVER, Flow.EXPORT, Flow.IMPORT):
        figure = latest_year(context.package, dyad, code, flow)
        if figure is None:
            continue
        year = figure.period
        label = (
            f"Turnover {year}" if flow is Flow.TURNOVER else f"{name}’s {flow_noun(flow)} {year}"
        )
        yield _card(label, context.mention(figure, CARD), _growth_line(context, figure))


def _growth_line(context: PageContext, figure: Figure) -> h.Node:
    growth = growth_beside(context.package, figure)
    if growth is None:
        return as_reported(context.package, figure)
    base = figure.period.a_year_before()
    return h.fragment[context.mention(growth, text=signed_rate(growth)), f" on {base}"]


def _balance_card(context: PageContext, dyad: Dyad) -> Iterator[h.Element]:
    code = leading_reporter(context.package, dyad, Flow.TURNOVER)
    for exports in reversed(yearly(context.package, dyad, code, Flow.EXPORT)):
        figure = find_balance(context.package, exports.trade_cell)
        if figure is not None:
            name = context.package.name_of(code)
            side = "surplus" if figure.value >= 0 else "deficit"
            text = amount_text(figure, CARD).replace(MINUS, "")
            yield _card(
                f"Balance {figure.period}",
                context.mention(figure, CARD, text),
                f"{side} of {name}",
            )
            return


def _progress_card(context: PageContext, dyad: Dyad) -> Iterator[h.Element]:
    target = current_target(context.package, dyad)
    latest = latest_of_both(context.package, dyad)
    if target is None or latest is None:
        return
    figure = progress(context.package, latest.trade_cell, target)
    yield _card(
        f"Progress to {commitment_amount(target, CARD)}{by_due(target)}",
        context.mention(figure),
        _bar(min(figure.value, Decimal(100))),
        _needed(context, latest.trade_cell, target),
    )


def _bar(percent: Decimal) -> h.Element:
    """A bar filled as far; a drawing, as the site's policy allows no style of an element."""
    attributes = {"viewBox": "0 0 100 1", "preserveAspectRatio": "none", "role": "presentation"}
    return h.svg(".bb-bar", attributes)[h.rect(width=str(percent), height="1")]


def _needed(context: PageContext, cell: Cell, target: Commitment) -> h.Node:
    needed = growth_needed(context.package, cell, target)
    if needed is None:
        return f"in {cell.period}"
    return h.fragment["needs ", context.mention(needed), f" a year from {cell.period}"]


def _normality(context: PageContext, own: Figure) -> h.Node:
    """Whether the gap is one that valuation alone explains, as the mirror check found."""
    verdicts = {check.id: check.verdict for check in context.site.checks}
    if verdicts.get(f"mirror-{own.key}") is Verdict.AGREES:
        return "within the normal range"
    return None


def _mirror_card(context: PageContext, dyad: Dyad) -> Iterator[h.Element]:
    for own in reversed(yearly(context.package, dyad, dyad.economy_a, Flow.TURNOVER)):
        gap = mirror_gap(context.package, own.trade_cell)
        if gap is not None:
            word = "more" if gap.value >= 0 else "less"
            yield _card(
                f"Mirror gap {own.period}",
                context.mention(gap, text=change_text(gap)),
                f"{word} as {context.package.name_of(dyad.economy_b)} reports it",
                _normality(context, own),
            )
            return
