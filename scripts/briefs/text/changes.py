"""What changed between two versions of the data, in words: one telling for every place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Context

from briefs.model import (
    Changes,
    Check,
    CheckChange,
    Figure,
    FigureChange,
    Package,
    TableChange,
)
from briefs.text.amounts import full_amount
from briefs.text.explanations import explanation, subject_text
from briefs.text.verdicts import counts_text
from briefs.text.wording import figure_title, pair_name, sentence_case

NEW, GONE = "new", "no longer stated"
NOTHING = "nothing has changed"
UNTESTED = "not tested"
_ADDED, _CHANGED, _REMOVED = _KINDS = "added", "changed", "removed"
_DIGITS = Context(prec=8)

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeTable:
    """Changes of one kind: a title, the heads of the columns, and a row for each change.

    ``numbers`` are the heads of the columns that hold numbers.
    """

    title: str
    heads: Row
    rows: tuple[Row, ...]
    numbers: Row = ()


def summary(changes: Changes) -> tuple[str, ...]:
    """How much changed, a clause for each of figures, verdicts, marks and rows."""
    clauses = (
        figure_counts(changes.figures),
        _check_counts(changes.checks),
        counted(len(changes.marks), "figure") + " with another mark" if changes.marks else "",
        _row_counts(changes.tables),
    )
    return tuple(clause for clause in clauses if clause) or (NOTHING,)


def change_tables(changes: Changes) -> tuple[ChangeTable, ...]:
    """Every change of figures, verdicts and marks, and the counts of rows; empty tables left out.

    The first column is the pair, or the table of the rows.
    """
    tables = (
        pair_table(changes),
        figure_table(changes),
        ChangeTable(
            "New figures",
            ("Pair", "Figure", "Now"),
            tuple(
                (*_figure_row(changes, change)[:2], full_amount(change.figure))
                for change in changes.figures
                if change.before is None
            ),
        ),
        verdict_table(changes),
        ChangeTable(
            "New conflicts",
            ("Pair", "Check", "What conflicts"),
            tuple(_conflict_row(changes, change) for change in changes.checks if _is_new(change)),
        ),
        mark_table(changes),
        row_table(changes.tables),
    )
    return tuple(table for table in tables if table.rows)


def pair_table(changes: Changes) -> ChangeTable:
    """How many figures of each pair came, changed and went, the pair with the most first."""
    heads = ("Pair", *(f"Figures {what}" for what in _KINDS))
    rows = tuple(
        (pair_title(changes, dyad), *(str(_kinds(own)[what]) for what in _KINDS))
        for dyad, own in figures_by_pair(changes).items()
    )
    return ChangeTable("Figures, pair by pair", heads, rows, numbers=heads[1:])


def figure_table(changes: Changes) -> ChangeTable:
    """The figures that changed or are gone, with their amounts before and now."""
    rows = tuple(_figure_row(changes, change) for change in changes.figures if change.before)
    title, heads = "Figures that changed or are gone", ("Pair", "Figure", "Before", "Now")
    return ChangeTable(title, heads, rows, numbers=heads[2:])


def verdict_table(changes: Changes) -> ChangeTable:
    """The checks of both versions whose verdict is another."""
    rows = tuple(
        (*_check_titles(changes, change), change.before.verdict.value, change.after.verdict.value)
        for change in changes.checks
        if change.before and change.after
    )
    return ChangeTable("Verdicts that changed", ("Pair", "Check", "Before", "Now"), rows)


def mark_table(changes: Changes) -> ChangeTable:
    """The figures of both versions whose mark is another."""
    package = changes.after.package
    rows = tuple(
        (
            pair_title(changes, mark.figure.trade_cell.dyad),
            figure_title(package, mark.figure),
            mark.before or UNTESTED,
            mark.after or UNTESTED,
        )
        for mark in changes.marks
    )
    return ChangeTable("Marks that changed", ("Pair", "Figure", "Before", "Now"), rows)


def row_table(tables: Iterable[TableChange]) -> ChangeTable:
    """How many rows of each table came, changed and went, and in which columns."""
    rows = tuple(
        (
            table.name,
            str(len(table.added)),
            str(len(table.changed)),
            str(len(table.removed)),
            ", ".join(_columns(table)),
        )
        for table in tables
    )
    heads = ("Table", "Rows added", "Rows changed", "Rows removed", "Columns that differ")
    return ChangeTable("Rows", heads, rows, numbers=heads[1:4])


def each_row(tables: Iterable[TableChange]) -> ChangeTable:
    """Every row that came, changed or went, with its cells before and after."""
    rows = tuple(row for table in tables for row in _each_row(table))
    return ChangeTable("Rows, one by one", ("Table", "Row", "Change"), rows)


def figure_counts(figures: Iterable[FigureChange]) -> str:
    """How many figures were added, changed and removed; empty where none was."""
    return _counts(_kinds(figures), "figure")


def _kinds(figures: Iterable[FigureChange]) -> Counter[str]:
    return Counter(
        _ADDED if change.before is None else _REMOVED if change.after is None else _CHANGED
        for change in figures
    )


def figures_by_pair(changes: Changes) -> Mapping[str, tuple[FigureChange, ...]]:
    """The changes of figures by the id of their pair, the pair with the most first."""
    by_pair: dict[str, list[FigureChange]] = {}
    for change in changes.figures:
        by_pair.setdefault(change.figure.trade_cell.dyad, []).append(change)
    ordered = sorted(by_pair.items(), key=lambda item: (-len(item[1]), item[0]))
    return {dyad: tuple(own) for dyad, own in ordered}


def figure_amounts(change: FigureChange) -> tuple[str, str]:
    """The amounts before and after; where they read the same, with what tells them apart."""
    before, after = change.before, change.after
    texts = full_amount(before) if before else NEW, full_amount(after) if after else GONE
    if before and after and texts[0] == texts[1]:
        return _precise(before), _precise(after)
    return texts


def pair_title(changes: Changes, dyad: str) -> str:
    """The name of a pair, from the version that has it."""
    package = changes.after.package
    if dyad not in package.dyads:
        package = changes.before.package
    return pair_name(package, package.dyads[dyad])


def figure_change_title(changes: Changes, change: FigureChange) -> str:
    """What a figure is, in the words of the version that has it."""
    return figure_title(_package_of(changes, change.after), change.figure)


def check_title(changes: Changes, change: CheckChange) -> str:
    """What a check is about, in the words of the version that has it."""
    subject = subject_text(_package_of(changes, change.after), change.check)
    return f"{sentence_case(subject)} ({change.check.kind})"


def counted(count: int, noun: str) -> str:
    """A count with its noun: ``1 figure``, ``2 figures``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _package_of(changes: Changes, after: object) -> Package:
    return changes.before.package if after is None else changes.after.package


def _precise(figure: Figure) -> str:
    value = f"{figure.value.normalize(_DIGITS):f}"
    return f"{full_amount(figure)} ({value}, to the nearest {figure.rounding:f})"


def _figure_row(changes: Changes, change: FigureChange) -> Row:
    pair = pair_title(changes, change.figure.trade_cell.dyad)
    return (pair, figure_change_title(changes, change), *figure_amounts(change))


def _check_titles(changes: Changes, change: CheckChange) -> Row:
    return pair_title(changes, change.check.dyad), check_title(changes, change)


def _is_new(change: CheckChange) -> bool:
    return change.before is None and change.is_new_conflict


def _conflict_row(changes: Changes, change: CheckChange) -> Row:
    told = explanation(changes.after.package, change.check)
    return (*_check_titles(changes, change), sentence_case(told))


def _counts(what: Mapping[str, int], noun: str) -> str:
    """Counts of what came, changed and went; the noun stands once: 3 rows added, 1 changed."""
    parts: list[str] = []
    for change in _KINDS:
        if count := what.get(change):
            parts.append(f"{f'{count:,}' if parts else counted(count, noun)} {change}")
    return ", ".join(parts)


def _check_counts(checks: Iterable[CheckChange]) -> str:
    listed = tuple(checks)
    altered = sum(1 for change in listed if change.before and change.after)
    added = [change.after for change in listed if change.after and not change.before]
    removed = [change.before for change in listed if change.before and not change.after]
    parts = [f"{counted(altered, 'check')} with another verdict" if altered else ""]
    parts += [_checks_text(added, "new check"), _checks_text(removed, "former check")]
    return ", ".join(part for part in parts if part)


def _checks_text(checks: list[Check], noun: str) -> str:
    return f"{counted(len(checks), noun)} ({counts_text(checks)})" if checks else ""


def _row_counts(tables: Iterable[TableChange]) -> str:
    listed = tuple(tables)
    what = {
        _ADDED: sum(len(table.added) for table in listed),
        _CHANGED: sum(len(table.changed) for table in listed),
        _REMOVED: sum(len(table.removed) for table in listed),
    }
    counts = _counts(what, "row")
    return f"{counts} in {counted(len(listed), 'table')}" if counts else ""


def _columns(table: TableChange) -> Iterator[str]:
    """The columns in which rows differ, then those that came or went."""
    yield from dict.fromkeys(cell.column for row in table.changed for cell in row.cells)
    yield from (f"{column} (new)" for column in table.columns_added)
    yield from (f"{column} (gone)" for column in table.columns_removed)


def _each_row(table: TableChange) -> Iterator[Row]:
    for key in table.added:
        yield table.name, " ".join(key), _ADDED
    for row in table.changed:
        cells = "; ".join(
            f"{cell.column}: {cell.before or 'empty'}, now {cell.after or 'empty'}"
            for cell in row.cells
        )
        yield table.name, " ".join(row.key), cells
    for key in table.removed:
        yield table.name, " ".join(key), _REMOVED
