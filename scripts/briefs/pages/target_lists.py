"""What became of each target: how often it was stated, whether its date moved, how far it is."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from briefs.figures import Promise, PromiseStatus, growth_needed, progress, promises
from briefs.model import Commitment, Figure
from briefs.pages.context import PageContext
from briefs.pages.tables import none_stated
from briefs.text.amounts import amount_text
from briefs.text.dates import date_label
from briefs.text.numbers import CARD


def targets(context: PageContext) -> h.Element:
    """Each target of turnover of the page's dyad with its history, the latest stated first.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    found = [
        promise
        for promise in promises(context.package, dyad)
        if promise.current.kind == "target"
        and promise.current.measure == "turnover"
        and promise.current.value
    ]
    if not found:
        return none_stated("Targets of turnover")
    newest_first = sorted(found, key=lambda one: one.rows[-1].date_stated, reverse=True)
    return h.ul(class_="bb-targets")[(h.li[_sentences(context, one)] for one in newest_first)]


def _sentences(context: PageContext, promise: Promise) -> list[h.Node]:
    rows = [row for row in promise.rows if row.kind == "target"]
    times = f"stated {len(rows)} times since" if len(rows) > 1 else "stated in"
    return [
        context.commitment(promise.current, CARD),
        f": {times} {date_label(rows[0].date_stated[:7])}",
        f", {_dates([row for row in rows if row.due])}.",
        *_evidence(context, promise),
    ]


def _dates(dated: Sequence[Commitment]) -> str:
    """Which date it was given, and whether that moved."""
    dues = list(dict.fromkeys(row.due[:4] for row in dated))
    if not dues:
        return "without a date"
    if len(dues) == 1:
        return f"due {dues[0]}"
    years = int(dues[-1]) - int(dues[0])
    moved = f", {years} year{'s' if years != 1 else ''} later" if years > 0 else ""
    return f"first due {dues[0]}, now {dues[-1]}{moved}"


def _evidence(context: PageContext, promise: Promise) -> list[h.Node]:
    """What the figure that decides says: reached, how far, or the date passed without."""
    figure, target = promise.evidence, promise.current
    if figure is None or target.value is None:
        return []
    name = context.package.name_of(figure.trade_cell.reporter)
    if promise.status in (PromiseStatus.KEPT, PromiseStatus.KEPT_LATE):
        late = " That is after its date." if promise.status is PromiseStatus.KEPT_LATE else ""
        return [
            f" Turnover of {figure.period}, ",
            context.mention(figure, CARD),
            f" as {name} counts, reached it.{late}",
        ]
    done = progress(context.package, figure.trade_cell, target)
    passed = "; the date has passed" if promise.status is PromiseStatus.OVERDUE else ""
    return [
        f" In {figure.period} turnover was ",
        context.mention(done, text=amount_text(done)),
        f" of it, as {name} counts",
        *_way_to_go(context, figure, target),
        f"{passed}.",
    ]


def _way_to_go(context: PageContext, latest: Figure, target: Commitment) -> list[h.Node]:
    if not target.due or int(target.due[:4]) < context.package.created.year:
        return []
    needed = growth_needed(context.package, latest.trade_cell, target)
    if needed is None:
        return []
    return ["; to get there in time it takes ", context.mention(needed), " a year"]
