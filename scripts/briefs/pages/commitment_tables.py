"""What was promised: commitments by subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h

from briefs.figures import by_subject
from briefs.model import Commitment
from briefs.pages.context import PageContext
from briefs.pages.tables import Head, data_table
from briefs.text.commitments import KIND_NAMES, commitment_source
from briefs.text.dates import date_label
from briefs.text.numbers import CARD

_HEADS = (
    Head("Stated"),
    Head("Kind"),
    Head("Amount", True),
    Head("Due"),
    Head("What"),
    Head("By"),
)


def commitments(context: PageContext, kind: str | None = None) -> h.Element:
    """The commitments of the page's dyad, newest first; those of one kind where it is given.

    Raises:
        UnknownNameError: the page has no dyad, or no commitment is of this kind.
    """
    dyad = context.require_dyad()
    subjects = by_subject(context.package, dyad)
    rows = [row for group in subjects.values() for row in group]
    if kind is not None:
        context.require_known(kind, KIND_NAMES, "a kind of commitment")
        rows = [row for row in rows if row.kind == kind]
    newest_first = sorted(rows, key=lambda row: (row.date_stated, row.id), reverse=True)
    title = KIND_NAMES[kind] if kind else "Contracts, targets, plans and potentials"
    return data_table(title, _HEADS, _rows(context, newest_first))


def _rows(context: PageContext, rows: Sequence[Commitment]) -> Iterator[list[h.Node]]:
    for row in rows:
        amount = context.commitment(row, CARD) if row.value else None
        yield [
            date_label(row.date_stated),
            KIND_NAMES[row.kind],
            amount,
            date_label(row.due) if row.due else None,
            row.description,
            commitment_source(context.package, row),
        ]
