"""The sentences at the top of a brief, made from figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import htpy as h

from briefs.figures import (
    by_subject,
    current_target,
    find_balance,
    growth_beside,
    latest_year,
    level,
    yearly,
)
from briefs.model import Commitment, Dyad, Figure, Flow, Package
from briefs.pages.conflicts import disagreements_of
from briefs.pages.context import PageContext
from briefs.text.amounts import change_text
from briefs.text.dates import period_label


def headline(context: PageContext) -> h.Element:
    """How much trade, in which year, who says so, and how far the target is.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    sentences = list(_sentences(context, context.require_dyad()))
    return h.p(class_="bb-lead")[_joined(sentences or [["No figure for a whole year is stated."]])]


def summary_line(context: PageContext) -> h.Element:
    """What the brief rests on: counts of figures, sources and conflicts, and the data's version."""
    dyad, package = context.require_dyad(), context.package
    rows = [row for row in package.observations if row.cell.dyad == dyad.id]
    commitments = [row for row in package.commitments if row.dyad == dyad.id]
    sources = {row.source_id for row in rows} | {row.source_id for row in commitments}
    periods = (row.cell.period for row in rows)
    newest = max(periods, key=lambda period: period.last_month, default=None)
    latest = f"latest trade figure: {period_label(newest)} · " if newest else ""
    return h.p(class_="bb-meta")[
        (
            f"{len(rows) + len(commitments)} statements from {len(sources)} sources · {latest}"
            f"data {package.version} · "
        ),
        *_conflicts_link(context, dyad),
        h.a(href="#download-and-cite")["get the data"],
    ]


def _conflicts_link(context: PageContext, dyad: Dyad) -> Iterator[h.Node]:
    """How many conflicts there are, where anything was tested."""
    if any(check.dyad == dyad.id for check in context.site.checks):
        count = len(disagreements_of(context, dyad))
        text = f"{count or 'no'} conflict{'' if count == 1 else 's'}"
        yield h.a(href="#do-the-figures-agree")[text]
        yield " · "


def _sentences(context: PageContext, dyad: Dyad) -> Iterator[list[h.Node]]:
    package = context.package
    names = [package.name_of(code) for code in dyad.economies]
    own = latest_year(package, dyad, dyad.economy_a, Flow.TURNOVER)
    if own is not None:
        yield [
            f"In {own.period} {names[0]} and {names[1]} traded goods worth ",
            context.mention(own),
            f" {_as_counted(context, own)}",
            *_growth(context, own),
            ".",
        ]
        yield from _last_year_in_parts(context, dyad, own)
    other = latest_year(package, dyad, dyad.economy_b, Flow.TURNOVER)
    if other is not None:
        yield [
            f"For {other.period} it is "
            if own is not None
            else f"In {other.period} {names[0]} and {names[1]} traded goods worth ",
            context.mention(other),
            f" {_as_counted(context, other)}",
            *_growth(context, other),
            ".",
        ]
    target = current_target(package, dyad)
    if target is not None:
        yield _target_sentence(context, package, dyad, target)


def _last_year_in_parts(context: PageContext, dyad: Dyad, latest: Figure) -> Iterator[list[h.Node]]:
    """The latest year with exports and imports of the first economy, if it is not the latest."""
    cells = [
        figure.trade_cell
        for figure in yearly(context.package, dyad, dyad.economy_a, Flow.TURNOVER)
        if find_balance(context.package, figure.trade_cell)
    ]
    if not cells or cells[-1] == latest.cell:
        return
    exports, imports, both = (
        level(context.package, cells[-1].of(flow))
        for flow in (Flow.EXPORT, Flow.IMPORT, Flow.TURNOVER)
    )
    yield [
        f"The last year for which it states exports and imports is {both.period}: ",
        context.mention(exports),
        " and ",
        context.mention(imports),
        ", together ",
        context.mention(both),
        *_growth(context, both),
        ".",
    ]


def _as_counted(context: PageContext, figure: Figure) -> str:
    """Whose count it is, and whether that or the year was read into the text."""
    name = context.package.name_of(figure.trade_cell.reporter)
    if "reporter" in figure.inferred:
        return f"in figures that were read as {name}’s"
    year = ", the year being read into the text" if "period" in figure.inferred else ""
    return f"as {name} counts it{year}"


def _growth(context: PageContext, figure: Figure) -> list[h.Node]:
    growth = growth_beside(context.package, figure)
    if growth is None:
        return []
    word = "more" if growth.value >= 0 else "less"
    text = f"{change_text(growth)} {word}"
    return [", ", context.mention(growth, text=text), " than the year before"]


def _target_sentence(
    context: PageContext, package: Package, dyad: Dyad, target: Commitment
) -> list[h.Node]:
    rows = by_subject(package, dyad)[target.subject_id]
    first = rows[0]
    has_moved = len({row.due[:4] for row in rows if row.due}) > 1
    due = f", {'now ' if has_moved else ''}by {target.due[:4]}" if target.due else ""
    return [
        f"The goal, first stated in {first.date_stated[:4]}, is ",
        context.commitment(target),
        f"{due}.",
    ]


def _joined(sentences: Iterable[list[h.Node]]) -> Iterator[h.Node]:
    for index, sentence in enumerate(sentences):
        yield from ([" "] if index else [])
        yield from sentence
