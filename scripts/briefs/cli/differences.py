"""What changed between two packages: lines for a terminal, and JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import click

from briefs.model import Changes, Check, Figure, TableChange
from briefs.text.changes import (
    ChangeTable,
    change_tables,
    check_title,
    each_row,
    figure_change_title,
    summary,
)
from briefs.text.wording import figure_title, sentence_case

FEW = 10
_WIDTH = 96


def difference_lines(changes: Changes, *, is_whole: bool = False) -> Iterator[str]:
    """The counts, then the changes of each kind.

    Args:
        changes: what differs.
        is_whole: whether to list every change and every row, and not the first of each kind.
    """
    versions = f"{changes.since} and {changes.after.package.version}"
    yield click.style(f"The data compared: {versions}", bold=True)
    yield from (f"  {sentence_case(clause)}." for clause in summary(changes))
    for table in change_tables(changes):
        yield from _table_lines(table, is_whole=is_whole)
    if is_whole:
        yield from _table_lines(each_row(changes.tables), is_whole=True)


def _table_lines(table: ChangeTable, *, is_whole: bool) -> Iterator[str]:
    """A table as a list: what a row is about, and below it how it was and is."""
    if not table.rows:
        return
    yield click.style(f"\n{table.title}", bold=True)
    shown = table.rows if is_whole else table.rows[:FEW]
    for row in shown:
        text = _line(table, row)
        yield click.wrap_text(text, _WIDTH, initial_indent="  ", subsequent_indent="      ")
    if len(shown) < len(table.rows):
        yield f"  and {len(table.rows) - len(shown)} more; --all lists them"


def _line(table: ChangeTable, row: tuple[str, ...]) -> str:
    named = dict(zip(table.heads, row, strict=True))
    if "Before" in named:
        *what, before, now = row
        return f"{' · '.join(what)}: {before} → {now}"
    if table.numbers:
        shown = [head for head in table.numbers if named[head] != "0"]
        counts = [f"{named[head]} {head.rpartition(' ')[2]}" for head in shown]
        rest = [text for head, text in named.items() if head not in table.numbers and text]
        return f"{rest[0]}: {', '.join(counts)}{''.join(f' ({text})' for text in rest[1:])}"
    *what, told = row
    return f"{' · '.join(what)}: {told}"


def differences_json(changes: Changes) -> str:
    """Every change, for programs; the page of versions lists the keys."""
    content = {
        "before": _version(changes, is_after=False),
        "after": _version(changes, is_after=True),
        "figures": [
            {
                "id": change.key,
                "dyad": change.figure.trade_cell.dyad,
                "title": figure_change_title(changes, change),
                "before": _figure(change.before),
                "after": _figure(change.after),
            }
            for change in changes.figures
        ],
        "checks": [
            {
                "check_id": change.check.id,
                "dyad": change.check.dyad,
                "kind": change.check.kind,
                "title": check_title(changes, change),
                "before": _verdict(change.before),
                "after": _verdict(change.after),
            }
            for change in changes.checks
        ],
        "marks": [
            {
                "id": mark.figure.key,
                "dyad": mark.figure.trade_cell.dyad,
                "title": figure_title(changes.after.package, mark.figure),
                "before": mark.before,
                "after": mark.after,
            }
            for mark in changes.marks
        ],
        "tables": [_table(table) for table in changes.tables],
    }
    return json.dumps(content, indent=1, ensure_ascii=False)


def _version(changes: Changes, *, is_after: bool) -> Mapping[str, str]:
    package = (changes.after if is_after else changes.before).package
    return {"version": package.version, "created": package.created.date().isoformat()}


def _figure(figure: Figure | None) -> Mapping[str, Any] | None:
    if figure is None:
        return None
    return {
        "value": float(figure.value),
        "rounding": float(figure.rounding),
        "qualifier": figure.qualifier,
        "unit": figure.unit,
    }


def _verdict(check: Check | None) -> str | None:
    return check.verdict if check else None


def _table(table: TableChange) -> Mapping[str, Any]:
    return {
        "name": table.name,
        "columns_added": table.columns_added,
        "columns_removed": table.columns_removed,
        "added": table.added,
        "removed": table.removed,
        "changed": [
            {
                "key": row.key,
                "cells": [
                    {"column": cell.column, "before": cell.before, "after": cell.after}
                    for cell in row.cells
                ],
            }
            for row in table.changed
        ],
    }
