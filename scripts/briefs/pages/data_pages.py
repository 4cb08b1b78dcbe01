"""The data pages: tables with their columns and units, from the descriptor alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import htpy as h

from briefs.model import IssueKind
from briefs.pages.context import PageContext
from briefs.pages.tables import Head, data_table
from briefs.tables import Column, TableSchema, read_derived_tables, read_table
from briefs.text.numbers import grouped


def data_tables(context: PageContext) -> h.Element:
    """Every table of the package: what it holds, how many rows, where to download it."""
    heads = (
        Head("Table"),
        Head("What it holds", is_prose=True),
        Head("Rows", True),
        Head("Download"),
    )
    return data_table("Tables of the data package", heads, _tables(context))


def columns(context: PageContext, table: str) -> h.Element:
    """The columns of one table with type, unit and meaning.

    Args:
        context: the page.
        table: the table's name.

    Raises:
        UnknownNameError: the package has no such table.
    """
    tables = {schema.name: schema for schema in _all_tables(context)}
    context.require_known(table, tables, "a table of the data package")
    heads = (Head("Column"), Head("Type"), Head("Unit"), Head("Meaning", is_prose=True))
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
            for schema in _all_tables(context)
        )
    ]


def known_issues(context: PageContext) -> h.Element:
    """Rows that look wrong and stay as stated, with what was done about each."""
    names = {kind: kind.value.replace("_", " ") for kind in IssueKind}
    heads = (Head("Row"), Head("Kind"), Head("Problem", is_prose=True), Head("What was done"))
    rows: Iterator[list[h.Node]] = (
        [h.code[issue.row_id], names[issue.kind], issue.problem, issue.done]
        for issue in sorted(context.package.known_issues, key=lambda issue: (issue.kind, issue.id))
    )
    return data_table("Known issues", heads, rows, table_id="rows-of-known-issues")


def _tables(context: PageContext) -> Iterator[list[h.Node]]:
    descriptor = context.site.descriptor
    for schema in _all_tables(context):
        is_source = schema.name in descriptor.tables
        count = grouped(Decimal(len(read_table(descriptor, schema.name))), 0) if is_source else None
        href = f"{context.root}data/{schema.name}.csv"
        yield [
            h.a(href=f"{context.root}data/{schema.name}/")[schema.title],
            schema.description,
            count if is_source else "made from the others",
            h.a(href=href, download=True)[f"{schema.name}.csv"],
        ]


def _all_tables(context: PageContext) -> tuple[TableSchema, ...]:
    """The source tables and, after them, those that are made from them."""
    descriptor = context.site.descriptor
    return (*descriptor.tables.values(), *read_derived_tables(descriptor.folder))


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
