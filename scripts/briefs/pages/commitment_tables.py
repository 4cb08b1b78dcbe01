"""What was promised: commitments by subject."""

from __future__ import annotations

import htpy as h

from briefs.figures import by_subject
from briefs.model import Commitment
from briefs.pages.context import PageContext
from briefs.pages.tables import Head, data_table
from briefs.text.commitments import commitment_speaker
from briefs.text.dates import date_label
from briefs.text.numbers import CARD
from briefs.text.wording import COMMITMENT_KINDS


def commitments(context: PageContext, kind: str | None = None) -> h.Element:
    """The commitments of the page's dyad, newest first; those of one kind where it is given.

    Raises:
        UnknownNameError: the page has no dyad, or no commitment is of this kind.
    """
    dyad = context.require_dyad()
    subjects = by_subject(context.package, dyad)
    rows = [row for group in subjects.values() for row in group]
    if kind is not None:
        context.require_known(kind, COMMITMENT_KINDS, "a kind of commitment")
        rows = [row for row in rows if row.kind == kind]
    newest_first = sorted(rows, key=lambda row: (row.date_stated, row.id), reverse=True)
    if kind is not None:
        heads = [Head("Stated"), Head("Amount", True), Head("What", is_prose=True), Head("By")]
        return data_table(
            f"{COMMITMENT_KINDS[kind]}s", heads, (_row(context, row) for row in newest_first)
        )
    heads = [
        Head("Stated"),
        Head("Amount", True),
        Head("Kind"),
        Head("Due"),
        Head("What", is_prose=True),
        Head("By"),
    ]
    title = "Contracts, targets, plans and potentials"
    return data_table(title, heads, (_full_row(context, row) for row in newest_first))


def _row(context: PageContext, row: Commitment) -> list[h.Node]:
    return [
        h.span(class_="bb-date")[date_label(row.date_stated)],
        context.commitment(row, CARD) if row.value else None,
        row.description,
        commitment_speaker(context.package, row),
    ]


def _full_row(context: PageContext, row: Commitment) -> list[h.Node]:
    stated, amount, *others = _row(context, row)
    due = date_label(row.due) if row.due else None
    return [stated, amount, COMMITMENT_KINDS[row.kind], due, *others]
