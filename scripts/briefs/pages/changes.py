"""What changed: the notes of each version, and the figures, verdicts and sentences that differ."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from briefs.model import Changes
from briefs.pages.context import PageContext
from briefs.pages.filters import pair_link
from briefs.pages.outlines import Outline, Section
from briefs.pages.tables import Head, data_table
from briefs.text.addresses import page_address
from briefs.text.changes import (
    NOTHING,
    ChangeTable,
    counted,
    figure_counts,
    figure_table,
    figures_by_pair,
    mark_table,
    pair_title,
    row_table,
    summary,
    verdict_table,
)
from briefs.text.dates import date_label

_PROSE = ("Figure", "Check", "Columns that differ")


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
    """The figures, verdicts and sentences that differ from the last release of the data."""
    changes = context.site.changes
    if changes is None:
        return h.p["No earlier release is there to compare with."]
    tables = (figure_table(changes), verdict_table(changes), mark_table(changes))
    rows = row_table(changes.tables)
    return h.div(class_="bb-changes")[
        h.p[f"Compared with version {changes.since}: {'; '.join(_clauses(changes))}."],
        _by_pair(context, changes),
        (_table(table) for table in tables if table.rows),
        h.ul(class_="bb-sentences")[_sentences(context, changes)] if changes.sentences else None,
        h.details(class_="bb-more")[h.summary["Rows, table by table"], _table(rows)]
        if rows.rows
        else None,
    ]


def _clauses(changes: Changes) -> Iterator[str]:
    told = summary(changes)
    count = len(changes.sentences)
    if told != (NOTHING,) or not count:
        yield from told
    if count:
        yield f"{counted(count, 'sentence')} of the briefs read differently"


def _by_pair(context: PageContext, changes: Changes) -> h.Node:
    """How many figures of each pair came, changed and went."""
    dyads = context.package.dyads
    items = (
        h.li[
            pair_link(context, dyads[dyad]) if dyad in dyads else pair_title(changes, dyad),
            f": {figure_counts(own)}",
        ]
        for dyad, own in figures_by_pair(changes).items()
    )
    return h.ul[items] if changes.figures else None


def _table(table: ChangeTable) -> h.Element:
    heads = [Head(head, head in table.numbers, head in _PROSE) for head in table.heads]
    return data_table(table.title, heads, table.rows)


def _sentences(context: PageContext, changes: Changes) -> Iterator[h.Element]:
    for sentence in changes.sentences:
        yield h.li[
            h.a(href=f"{context.root}{page_address(sentence.path)}")[sentence.path],
            h.fragment[": ", h.del_[sentence.before], " ", h.ins[sentence.after]],
        ]
