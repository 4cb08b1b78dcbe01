"""The page of one table, from its descriptor and its rows alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import htpy as h

from briefs.checks import quality
from briefs.figures import coverage
from briefs.model import KnownIssue
from briefs.pages.context import PageContext
from briefs.pages.loading import loading
from briefs.pages.outlines import Outline, Section
from briefs.pages.table_columns import column_table
from briefs.pages.table_coverage import coverage_block
from briefs.pages.table_files import file_table
from briefs.pages.table_quality import has_measures, issue_table, quality_table
from briefs.pages.tables import Head, data_table
from briefs.tables import Table
from briefs.text.numbers import grouped

FIRST_ROWS = 20
_LONG = 36
_NAME = re.compile(r"[\w/-]*")


def table_lead(context: PageContext, table: str) -> h.Element:
    """What a row of a table is, how many there are, and what identifies one.

    Raises:
        UnknownNameError: the package has no such table.
    """
    schema = _table(context, table).schema
    rows = grouped(Decimal(len(_table(context, table).rows)), 0)
    return h.div[
        h.p(class_="bb-lead")[schema.description],
        h.p(class_="bb-meta")[
            h.a(href=f"{context.root}data/")["All tables"],
            " · ",
            h.code[table],
            f" · {rows} rows · {len(schema.columns)} columns · key ",
            h.code[", ".join(schema.primary_key)],
            f" · version {context.package.version}",
        ],
    ]


def table_sections(context: PageContext, table: str) -> Outline:
    """The sections of a table's page; what has no meaning for the table is left out.

    Raises:
        UnknownNameError: the package has no such table.
    """
    return Outline(tuple(_sections(context, _table(context, table))))


def _sections(context: PageContext, table: Table) -> Iterator[Section]:
    """Only the columns are for the search; it would drown in rows."""
    schema, tables = table.schema, context.site.tables
    yield _section("Files", file_table(context, schema.name))
    yield _section("Load it", loading(context, schema))
    yield Section("Columns", (column_table(schema),))
    covered = coverage(tables, schema.name)
    if covered and covered.rows:
        yield _section("Coverage", coverage_block(context, covered))
    if table.rows:
        yield _section("First rows", _first_rows(table))
    found = quality(tables, schema.name)
    if has_measures(schema, found):
        yield _section("Quality", quality_table(schema, found))
    if issues := _issues(context, schema.name):
        yield _section("Known issues", issue_table(issues))


def _section(heading: str, block: h.Element) -> Section:
    # Material's search leaves an excluded element at the first end of a tag of the same name.
    return Section(heading, (h.bb_unsearched(data_search_exclude=True)[block],))


def _table(context: PageContext, name: str) -> Table:
    context.require_known(name, context.site.tables, "a table of the data package")
    return context.site.tables[name]


def _issues(context: PageContext, table: str) -> Sequence[KnownIssue]:
    return [issue for issue in context.package.known_issues if issue.table == table]


def _first_rows(table: Table) -> h.Element:
    heads = [Head(column.name, column.type == "number") for column in table.schema.columns]
    shown = table.rows[:FIRST_ROWS]
    caption = f"The first {len(shown)} of {grouped(Decimal(len(table.rows)), 0)} rows"
    rows = ([_cell(row[column.name]) for column in table.schema.columns] for row in shown)
    return h.div(class_="bb-rows")[
        data_table(caption, heads, rows, table_id="table-of-first-rows", sortable=True)
    ]


def _cell(text: str) -> h.Node:
    """A cell as it stands in the file; long text is wrapped, an identifier is not."""
    is_long = len(text) > _LONG and not re.fullmatch(_NAME, text)
    return h.span(class_="bb-long")[text] if is_long else text
