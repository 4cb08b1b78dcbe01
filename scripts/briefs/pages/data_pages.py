"""The data pages: tables with their columns and units, from the descriptor alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import htpy as h

from briefs.model import IssueKind
from briefs.pages.context import PageContext
from briefs.pages.tables import Head, data_table
from briefs.tables import Column, TableSchema, read_table
from briefs.text.numbers import grouped


def data_tables(context: PageContext) -> h.Element:
    """Every table of the package: what it holds, how many rows, where to download it."""
    heads = (Head("Table"), Head("What it holds"), Head("Rows", True), Head("Download"))
    return data_table("Tables of the data package", heads, _tables(context))


def columns(context: PageContext, table: str) -> h.Element:
    """The columns of one table with type, unit and meaning.

    Args:
        context: the page.
        table: the table's name.

    Raises:
        UnknownNameError: the package has no such table.
    """
    tables = context.site.descriptor.tables
    context.require_known(table, tables, "a table of datapackage.json")
    heads = (Head("Column"), Head("Type"), Head("Unit"), Head("Meaning"))
    schema = tables[table]
    return data_table(
        f"Columns of {table}", heads, (_column(schema, column) for column in schema.columns)
    )


def data_dictionary(context: PageContext) -> h.Element:
    """The columns of every table, each table folded away under its name."""
    return h.div[
        (
            h.details(class_="bb-more", id=f"table-{schema.name.replace('_', '-')}")[
                h.summary[h.code[schema.name], f": {schema.title}"],
                h.p[schema.description],
                columns(context, schema.name),
            ]
            for schema in context.site.descriptor.tables.values()
        )
    ]


def known_issues(context: PageContext) -> h.Element:
    """Rows that look wrong and stay as stated, with what was done about each."""
    names = {kind: kind.value.replace("_", " ") for kind in IssueKind}
    heads = (Head("Row"), Head("Kind"), Head("Problem"), Head("What was done"))
    rows: Iterator[list[h.Node]] = (
        [h.code[issue.row_id], names[issue.kind], issue.problem, issue.done]
        for issue in sorted(context.package.known_issues, key=lambda issue: (issue.kind, issue.id))
    )
    return data_table("Known issues", heads, rows)


def _tables(context: PageContext) -> Iterator[list[h.Node]]:
    for schema in context.site.descriptor.tables.values():
        count = len(read_table(context.site.descriptor, schema.name))
        href = f"{context.root}data/{schema.name}.csv"
        yield [
            h.a(href=f"#table-{schema.name.replace('_', '-')}")[schema.title],
            schema.description,
            grouped(Decimal(count), 0),
            h.a(href=href, download=True)[f"{schema.name}.csv"],
        ]


def _column(schema: TableSchema, column: Column) -> list[h.Node]:
    marks = [
        "key" if column.name in schema.primary_key else "",
        "required" if column.constraints.get("required") else "",
    ]
    keys = {key.column: key for key in schema.foreign_keys}
    refers = keys.get(column.name)
    options = column.constraints.get("enum")
    return [
        h.code[column.name],
        ", ".join([column.type, *(mark for mark in marks if mark)]),
        column.unit or "–",
        h.fragment[
            column.description,
            f" One of {', '.join(options)}." if options else "",
            h.fragment[" Refers to ", h.code[f"{refers.table}.{refers.target_column}"], "."]
            if refers
            else None,
        ],
    ]
