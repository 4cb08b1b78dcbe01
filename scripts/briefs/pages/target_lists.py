"""What became of each target: how often it was stated, whether its date moved, how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h

from briefs.figures import by_subject, growth_needed, latest_year, progress
from briefs.model import Commitment, Dyad, Figure, Flow
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
    histories = [rows for rows in _histories(context, dyad) if rows]
    if not histories:
        return none_stated("Targets of turnover")
    latest = latest_year(context.package, dyad, dyad.economy_a, Flow.TURNOVER)
    newest_first = sorted(histories, key=lambda rows: rows[-1].date_stated, reverse=True)
    return h.ul(class_="bb-targets")[
        (h.li[_sentences(context, rows, latest)] for rows in newest_first)
    ]


def _histories(context: PageContext, dyad: Dyad) -> Iterator[list[Commitment]]:
    for rows in by_subject(context.package, dyad).values():
        yield [
            row
            for row in rows
            if row.kind == "target" and row.measure == "turnover" and row.value and row.value.value
        ]


def _sentences(
    context: PageContext, rows: Sequence[Commitment], latest: Figure | None
) -> list[h.Node]:
    dated = [row for row in rows if row.due]
    current = dated[-1] if dated else rows[-1]
    times = f"stated {len(rows)} times since" if len(rows) > 1 else "stated in"
    sentences: list[h.Node] = [
        context.commitment(current, CARD),
        f": {times} {date_label(rows[0].date_stated[:7])}",
        f", {_dates(dated)}.",
    ]
    if latest is not None and current.value is not None:
        sentences += _progress(context, latest, current)
    return sentences


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


def _progress(context: PageContext, latest: Figure, target: Commitment) -> list[h.Node]:
    assert target.value is not None, "targets without a value are left out"
    name = context.package.name_of(latest.trade_cell.reporter)
    if latest.likely.lower >= target.value.value:
        return [
            f" Turnover of {latest.period}, ",
            context.mention(latest, CARD),
            f" as {name} counts, exceeds it.",
        ]
    done = progress(context.package, latest.trade_cell, target)
    return [
        f" In {latest.period} turnover was ",
        context.mention(done, text=amount_text(done)),
        f" of it, as {name} counts",
        *_way_to_go(context, latest, target),
        ".",
    ]


def _way_to_go(context: PageContext, latest: Figure, target: Commitment) -> list[h.Node]:
    needed = growth_needed(context.package, latest.trade_cell, target)
    if needed is not None:
        return ["; to get there in time it takes ", context.mention(needed), " a year"]
    has_passed = target.due and int(target.due[:4]) < context.package.created.year
    return ["; the date has passed"] if has_passed else []
