"""The columns of a table: type, unit, what may stand in them, meaning, and what they refer to."""

from __future__ import annotations

import htpy as h

from briefs.pages.tables import Head, data_table
from briefs.tables import Column, ForeignKey, TableSchema
from briefs.text.columns import options, rules, type_name

_HEADS = (
    Head("Column"),
    Head("Meaning", is_prose=True),
    Head("What may stand in it", is_prose=True),
)


def column_table(schema: TableSchema) -> h.Element:
    """Every column of a table; each has an address of its own on the page."""
    keys = {key.column: key for key in schema.foreign_keys}
    return data_table(
        f"Columns of {schema.name}",
        _HEADS,
        (_row(schema, column, keys.get(column.name)) for column in schema.columns),
        table_id="table-of-columns",
    )


def _row(schema: TableSchema, column: Column, key: ForeignKey | None) -> list[h.Node]:
    kind = ", ".join(filter(None, (type_name(column), column.unit)))
    is_key = column.name in schema.primary_key
    values = options(column)
    return [
        h.fragment[
            h.code(id=f"column-{column.name}")[column.name],
            h.span(class_="bb-note")[column.title],
        ],
        h.fragment[
            column.description,
            h.fragment[" Refers to ", _reference(key), "."] if key else None,
        ],
        h.fragment[
            kind,
            h.span(class_="bb-note")[
                "; ".join(("key", *rules(column)) if is_key else rules(column))
            ],
            h.span(class_="bb-note")[f"one of {', '.join(values)}"] if values else None,
        ],
    ]


def _reference(key: ForeignKey) -> h.Element:
    href = f"../{key.table}/#column-{key.target_column}"
    return h.a(href=href)[f"{key.table}.{key.target_column}"]
