"""Tables as values of their columns' types, for formats that know types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefs.downloads.csv_tables import PublishedTable
from briefs.tables import Column, TableSchema

Value = str | float | date | None


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A published table: its schema, and its rows with None for what is not stated."""

    schema: TableSchema
    rows: tuple[tuple[Value, ...], ...]


def typed_table(table: PublishedTable) -> TypedTable:
    """A published table with each cell as a value of its column's type."""
    columns = table.schema.columns
    rows = (tuple(typed(column, row[column.name]) for column in columns) for row in table.rows)
    return TypedTable(table.schema, tuple(rows))


def typed(column: Column, text: str) -> Value:
    """A cell as a value of its column's type: a float, a day or text; None where it is empty.

    A number of the package has at most sixteen characters, so that a float keeps every digit.
    """
    if not text:
        return None
    if column.type == "number":
        return float(text)
    return date.fromisoformat(text) if column.type == "date" else text
