"""What changed as Markdown: a report for pull requests, and lines for the changelog."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.model import Changes
from briefs.text.changes import (
    ChangeTable,
    Row,
    change_tables,
    each_row,
    figure_amounts,
    figure_change_title,
    figure_counts,
    figures_by_pair,
    pair_title,
    summary,
)
from briefs.text.wording import sentence_case

FEW = 25
OPENING = "- Compared with version "
_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~])")
_BREAKS = re.compile(r"\s+")


def markdown_report(changes: Changes, *, is_whole: bool = False) -> str:
    """The counts, and a table for each kind of change.

    Args:
        changes: what differs.
        is_whole: whether to list every change and every row, and not the first of each kind.
    """
    versions = f"{changes.since} and {changes.after.package.version}"
    lines = [f"### The data compared: {versions}", ""]
    lines += [f"- {escaped(sentence_case(clause))}." for clause in summary(changes)]
    for table in change_tables(changes):
        lines += ["", *_table_lines(table, is_whole=is_whole)]
    rows = each_row(changes.tables)
    if is_whole and rows.rows:
        lines += ["", *_table_lines(rows, is_whole=True)]
    return "\n".join(lines) + "\n"


def changelog_lines(changes: Changes) -> tuple[str, ...]:
    """Lines of a list: counts, then by pair the figures that changed or are gone.

    The first begins with ``OPENING``; those that belong to it are indented.
    """
    counts = "; ".join(summary(changes))
    lines = [f"{OPENING}{changes.since}: {counts}."]
    for dyad, own in figures_by_pair(changes).items():
        lines.append(f"  - {pair_title(changes, dyad)}: {figure_counts(own)}.")
        told = [change for change in own if change.before]
        for change in told[:FEW]:
            before, after = figure_amounts(change)
            now = f"now {after}" if change.after else after
            lines.append(f"    - {figure_change_title(changes, change)}: {before}, {now}.")
        if len(told) > FEW:
            lines.append(f"    - And {len(told) - FEW} more.")
    return tuple(map(escaped, lines))


def escaped(text: str) -> str:
    """Text of the data as Markdown shows it: no mark, no mention, no line break."""
    return _MARKS.sub(r"\\\1", _plain(text)).replace("@", "&#64;")


def _plain(text: str) -> str:
    """A text with plain spaces, those of an indentation kept."""
    body = text.lstrip(" ")
    return " " * (len(text) - len(body)) + _BREAKS.sub(" ", body)


def _table_lines(table: ChangeTable, *, is_whole: bool) -> Iterator[str]:
    shown = table.rows if is_whole else table.rows[:FEW]
    yield f"#### {table.title}"
    yield ""
    yield _line(table.heads)
    yield _line(("---",) * len(table.heads))
    for row in shown:
        yield _line(tuple(map(escaped, row)))
    if len(shown) < len(table.rows):
        yield ""
        yield f"And {len(table.rows) - len(shown)} more."


def _line(cells: Row) -> str:
    return f"| {' | '.join(cells)} |"
