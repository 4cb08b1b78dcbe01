"""What changed: the notes of each version, and the figures and sentences that are different."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import htpy as h

from briefs.model import Changes, Figure, FigureChange
from briefs.pages.context import PageContext
from briefs.pages.filters import pair_link
from briefs.pages.outlines import Outline, Section
from briefs.pages.tables import Head, data_table
from briefs.text.addresses import page_address
from briefs.text.amounts import full_amount
from briefs.text.dates import date_label
from briefs.text.wording import figure_title


def release_notes(context: PageContext) -> Outline:
    """The notes of every version, newest first, from the changelog."""
    return Outline(
        tuple(
            Section(
                f"Version {release.version}, {date_label(release.date)}"
                if release.date
                else "Not released yet",
                (release.notes,),
            )
            for release in context.site.releases
            if release.notes
        )
    )


def figure_changes(context: PageContext) -> h.Element:
    """The figures and sentences that differ from the last release of the data."""
    changes = context.site.changes
    if changes is None:
        return h.p["No earlier release is there to compare with."]
    altered = [change for change in changes.figures if change.before and change.after]
    removed = [change for change in changes.figures if change.after is None]
    return h.div(class_="bb-changes")[
        h.p[f"Compared with version {changes.since}: {_counted(changes)}."],
        _added(context, changes),
        data_table(
            "Figures that changed",
            (Head("Figure", is_prose=True), Head("Before", True), Head("Now", True)),
            (_row(context, change) for change in (*altered, *removed)),
        )
        if altered or removed
        else None,
        h.ul(class_="bb-sentences")[(_sentences(context, changes))] if changes.sentences else None,
    ]


def _counted(changes: Changes) -> str:
    counts = Counter(
        "added" if change.before is None else "removed" if change.after is None else "changed"
        for change in changes.figures
    )
    parts = [
        f"{counts[what]} figures {what}" for what in ("added", "changed", "removed") if counts[what]
    ]
    if changes.sentences:
        parts.append(f"{len(changes.sentences)} sentences of the briefs read differently")
    return ", ".join(parts) or "nothing has changed"


def _added(context: PageContext, changes: Changes) -> h.Node:
    """How many figures are new, by dyad."""
    counts = Counter(
        change.after.trade_cell.dyad
        for change in changes.figures
        if change.before is None and change.after is not None
    )
    if not counts:
        return None
    dyads = context.package.dyads
    return h.ul[
        (
            h.li[pair_link(context, dyads[dyad]), f": {count} new figures"]
            for dyad, count in sorted(counts.items(), key=lambda item: -item[1])
        )
    ]


def _row(context: PageContext, change: FigureChange) -> list[h.Node]:
    figure = change.after or change.before
    assert figure is not None, "a change has a figure on one side at least"
    return [
        figure_title(context.package, figure),
        _amount(change.before),
        _amount(change.after) or "no longer stated",
    ]


def _amount(figure: Figure | None) -> str | None:
    return None if figure is None else full_amount(figure)


def _sentences(context: PageContext, changes: Changes) -> Iterator[h.Element]:
    for sentence in changes.sentences:
        yield h.li[
            h.a(href=f"{context.root}{page_address(sentence.path)}")[sentence.path],
            h.fragment[": ", h.del_[sentence.before], " ", h.ins[sentence.after]],
        ]
