"""How well a table's rows are founded, and what is known to be odd about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import htpy as h

from briefs.checks import Quality, Share
from briefs.model import KnownIssue
from briefs.pages.tables import Head, data_table
from briefs.tables import TableSchema
from briefs.text.numbers import NO_BREAK_SPACE, grouped, share_text

MOST_OPEN = 8
_HEADS = (Head("What"), Head("Share", True), Head("Count", True))
_ISSUE_HEADS = (
    Head("Row"),
    Head("Column"),
    Head("Kind"),
    Head("Problem", is_prose=True),
    Head("What was done", is_prose=True),
)


def quality_table(schema: TableSchema, found: Quality) -> h.Element:
    """Shares of rows, each only where it has a meaning."""
    rows = (_row(label, share) for label, share in _measures(schema, found) if share)
    return data_table("Shares of rows", _HEADS, rows, table_id="table-of-quality")


def has_measures(schema: TableSchema, found: Quality) -> bool:
    """Whether anything can be said of a table's quality."""
    return any(share for _, share in _measures(schema, found))


def issue_table(issues: Iterable[KnownIssue]) -> h.Element:
    """Rows that look wrong and stay as stated, with what was done; many are folded away."""
    listed = sorted(issues, key=lambda issue: (issue.kind, issue.id))
    shown = data_table(
        "Known issues",
        _ISSUE_HEADS,
        map(_issue, listed),
        table_id="table-of-known-issues",
        sortable=True,
    )
    if len(listed) <= MOST_OPEN:
        return shown
    return h.details(class_="bb-more")[h.summary[f"Show all {len(listed)}"], shown]


def _measures(schema: TableSchema, found: Quality) -> Iterator[tuple[str, Share | None]]:
    thing = "Subjects" if "subject_id" in schema.column_names else "Cells"
    yield "Rows that name their source", found.sourced
    yield f"{thing} that two or more sources state", found.repeated
    yield "Rows that checks have tested", found.tested
    yield ("Tested rows" if found.tested else "Rows") + " with a conflict", found.conflicting
    yield "Rows with a column that was read into the text", found.inferred
    yield "Rows with a known issue", found.questioned


def _row(label: str, share: Share) -> list[h.Node]:
    part, whole = (grouped(Decimal(count), 0) for count in (share.part, share.whole))
    return [
        label,
        share_text(share.part, share.whole),
        f"{part}{NO_BREAK_SPACE}of{NO_BREAK_SPACE}{whole}",
    ]


def _issue(issue: KnownIssue) -> list[h.Node]:
    return [
        h.code[issue.row_id],
        h.code[issue.column] if issue.column else "the whole row",
        issue.kind.value.replace("_", " "),
        issue.problem,
        issue.done,
    ]
