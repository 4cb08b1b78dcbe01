"""Every figure of the site, and which figures and rows differ between two versions of the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefs.figures.levels import find_level
from briefs.figures.rates import find_growth
from briefs.model import (
    CellChange,
    Figure,
    FigureChange,
    Flow,
    Package,
    RowChange,
    TableChange,
    TableRows,
)


def every_figure(package: Package) -> Iterator[Figure]:
    """The level and the growth of every cell with a named reporter, in the order of cells."""
    stated = [cell for cell in package.observations_by_cell if cell.reporter]
    for cell in sorted({*stated, *(cell.of(Flow.TURNOVER) for cell in stated)}):
        for figure in (find_level(package, cell), find_growth(package, cell)):
            if figure is not None and figure.is_attributed:
                yield figure


def changed_figures(before: Package, after: Package) -> tuple[FigureChange, ...]:
    """The figures that were added, removed or changed.

    A figure has changed where its value, rounding or qualifier differs.

    Args:
        before: the earlier package.
        after: the later package.
    """
    old = {figure.key: figure for figure in every_figure(before)}
    new = {figure.key: figure for figure in every_figure(after)}
    changes = (FigureChange(old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new)))
    return tuple(change for change in changes if _shown(change.before) != _shown(change.after))


def _shown(figure: Figure | None) -> tuple[object, ...] | None:
    return None if figure is None else (figure.value, figure.rounding, figure.qualifier)


def changed_tables(
    before: Sequence[TableRows], after: Sequence[TableRows]
) -> tuple[TableChange, ...]:
    """The tables that differ, in the later order and after it the tables that are gone.

    Args:
        before: the tables of the earlier version.
        after: the tables of the later version.
    """
    old = {table.name: table for table in before}
    new = {table.name: table for table in after}
    names = dict.fromkeys((*new, *old))
    changes = (_table_change(name, old.get(name), new.get(name)) for name in names)
    return tuple(change for change in changes if not change.is_empty)


def _table_change(name: str, before: TableRows | None, after: TableRows | None) -> TableChange:
    old, new = (table or TableRows(name, (), (), ()) for table in (before, after))
    shared = [column for column in new.columns if column in old.columns]
    rows = (
        (key, _changed_cells(old.by_key[key], row, shared))
        for key, row in new.by_key.items()
        if key in old.by_key
    )
    return TableChange(
        name,
        added=tuple(key for key in new.by_key if key not in old.by_key),
        removed=tuple(key for key in old.by_key if key not in new.by_key),
        changed=tuple(RowChange(key, cells) for key, cells in rows if cells),
        columns_added=tuple(column for column in new.columns if column not in old.columns),
        columns_removed=tuple(column for column in old.columns if column not in new.columns),
    )


def _changed_cells(
    before: Mapping[str, str], after: Mapping[str, str], columns: Sequence[str]
) -> tuple[CellChange, ...]:
    return tuple(
        CellChange(column, before[column], after[column])
        for column in columns
        if before[column] != after[column]
    )
