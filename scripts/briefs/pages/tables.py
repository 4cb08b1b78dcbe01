"""HTML tables that scroll inside their own region on narrow screens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import htpy as h
from markupsafe import Markup

from briefs.text.numbers import NOT_STATED


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; numbers are set right, and prose asks for a wide table."""

    title: str
    is_number: bool = False
    is_prose: bool = False


def data_table(
    caption: str,
    heads: Sequence[Head],
    rows: Iterable[Sequence[h.Node]],
    table_id: str = "",
    sortable: bool = False,
) -> h.Element:
    """A table whose first column heads its rows; an empty cell reads ``not stated``.

    Without a row there is no table but a line that says so.

    Args:
        caption: what the table shows.
        heads: one per column.
        rows: one node per column each; None for what is not stated.
        table_id: the id of the caption, made from the caption unless given.
        sortable: whether readers sort and filter the rows where scripts run. A cell is sorted by
            the ``data-sort`` of what it holds, or else by its text.
    """
    listed = list(rows)
    if not listed:
        return none_stated(caption)
    caption_id = table_id or f"table-{_slug(caption)}"
    classes = "bb-scroll bb-wide" if any(head.is_prose for head in heads) else "bb-scroll"
    return h.div(class_=classes, role="region", tabindex="0", aria_labelledby=caption_id)[
        h.table(class_=["bb-table", sortable and "bb-sortable"])[
            h.caption(id=caption_id)[caption],
            h.thead[h.tr[(h.th(scope="col", class_=_class(head))[head.title] for head in heads)]],
            h.tbody[(_row(heads, row) for row in listed)],
        ]
    ]


def none_stated(caption: str) -> h.Element:
    """What stands in place of a table or list that would be empty."""
    return h.p(class_="bb-none")[f"{caption}: none stated"]


def _row(heads: Sequence[Head], row: Sequence[h.Node]) -> Markup:
    first, *others = (
        h.span(class_="bb-none")[NOT_STATED] if cell is None or cell == "" else cell for cell in row
    )
    # A row is rendered at once: htpy hands each piece of text up through every level around it.
    made = h.tr[
        h.th(scope="row")[first],
        (h.td(class_=_class(head))[cell] for head, cell in zip(heads[1:], others, strict=True)),
    ]
    return Markup(str(made))  # noqa: S704


def _class(head: Head) -> str | None:
    return "bb-number" if head.is_number else None


def _slug(text: str) -> str:
    letters = "".join(letter if letter.isalnum() else " " for letter in text.lower())
    return "-".join(letters.split())
