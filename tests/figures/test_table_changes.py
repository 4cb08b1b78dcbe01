"""Which rows of tables differ between two versions of the data."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefs.figures import changed_tables
from briefs.model import CellChange, RowChange, TableChange, TableRows

KEYS = st.sampled_from("abcde")
CELLS = st.sampled_from(["", "1", "2"])
ROWS = st.dictionaries(KEYS, st.tuples(CELLS, CELLS), max_size=5)
COLUMNS = st.permutations(["x", "y", "z"]).map(lambda names: tuple(names[:2]))


def table(rows, columns=("x", "y"), name="totals") -> TableRows:
    lines = tuple((key, *cells) for key, cells in rows.items())
    return TableRows(name, ("id", *columns), ("id",), lines)


TABLES = st.builds(table, ROWS, COLUMNS)


def mirrored(change: TableChange) -> TableChange:
    rows = (
        RowChange(row.key, tuple(CellChange(c.column, c.after, c.before) for c in row.cells))
        for row in change.changed
    )
    return TableChange(
        change.name,
        change.removed,
        change.added,
        tuple(rows),
        change.columns_removed,
        change.columns_added,
    )


def unordered(change: TableChange) -> object:
    rows = {(row.key, frozenset(row.cells)) for row in change.changed}
    parts = (change.added, change.removed, change.columns_added, change.columns_removed)
    return change.name, rows, tuple(map(frozenset, parts))


@given(TABLES)
def test_a_table_does_not_differ_from_itself(one: TableRows) -> None:
    assert changed_tables([one], [one]) == ()


@given(TABLES, TABLES)
def test_the_way_back_mirrors_the_way_there(one: TableRows, other: TableRows) -> None:
    there, back = changed_tables([one], [other]), changed_tables([other], [one])
    assert list(map(unordered, map(mirrored, there))) == list(map(unordered, back))


@given(ROWS, ROWS)
def test_changes_lead_from_the_one_table_to_the_other(one, other) -> None:
    rows = dict(one)
    for change in changed_tables([table(one)], [table(other)]):
        for (key,) in change.removed:
            del rows[key]
        for (key,) in change.added:
            rows[key] = other[key]
        for row in change.changed:
            cells = dict(zip("xy", rows[row.key[0]], strict=True))
            for cell in row.cells:
                assert cells[cell.column] == cell.before
                cells[cell.column] = cell.after
            rows[row.key[0]] = tuple(cells.values())
    assert rows == other


def test_the_order_of_rows_and_columns_is_no_change() -> None:
    one = table({"a": ("1", "2"), "b": ("3", "4")})
    other = table({"b": ("4", "3"), "a": ("2", "1")}, ("y", "x"))
    assert changed_tables([one], [other]) == ()


def test_a_table_that_came_and_one_that_went_are_told_with_their_rows() -> None:
    came, went = table({"a": ("", "")}, name="came"), table({"b": ("", "")}, name="went")
    first, second = changed_tables([went], [came])
    assert (first.name, first.added, first.columns_added) == ("came", (("a",),), ("id", "x", "y"))
    assert (second.name, second.removed, second.added) == ("went", (("b",),), ())
