"""All tables as one XLSX workbook: what it is, a dictionary, and a sheet for each table.

Text is always text: no cell is a formula, a link or a number unless its column holds numbers.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from briefs.downloads.edition import DATA_FOLDER, NAME, Edition
from briefs.downloads.facts import PACKAGE_HEADS, package_facts
from briefs.downloads.typed_rows import TypedTable, Value
from briefs.model import Download

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 60
_NARROWEST = 8
_MEASURED = 200
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_DICTIONARY_HEADS = ("table", "column", "type", "unit", "key", "meaning", "one of")


def workbook_file(edition: Edition, tables: Sequence[TypedTable]) -> Download:
    """The workbook; the same tables give the same bytes.

    Raises:
        ValueError: a text is longer than a cell can hold.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        created = edition.package.created.replace(tzinfo=None)
        book.set_properties({"title": edition.descriptor.content["title"], "created": created})
        head = book.add_format({"bold": True, "bottom": 1})
        _write_lines(book.add_worksheet("package"), PACKAGE_HEADS, package_facts(edition), head)
        _write_lines(book.add_worksheet("dictionary"), _DICTIONARY_HEADS, _dictionary(tables), head)
        for table in tables:
            sheet = book.add_worksheet(table.schema.name)
            _write_lines(sheet, table.schema.column_names, table.rows, head)
            if table.rows:
                sheet.autofilter(0, 0, len(table.rows), len(table.schema.columns) - 1)
    return Download(f"{DATA_FOLDER}/{NAME}.xlsx", MEDIA_TYPE, buffer.getvalue())


def _dictionary(tables: Sequence[TypedTable]) -> list[tuple[str, ...]]:
    return [
        (
            table.schema.name,
            column.name,
            column.type,
            column.unit,
            "primary" if column.name in table.schema.primary_key else "",
            column.description,
            ", ".join(column.constraints.get("enum", ())),
        )
        for table in tables
        for column in table.schema.columns
    ]


def _write_lines(
    sheet: Worksheet, heads: Sequence[str], lines: Sequence[Sequence[Value]], head: Format
) -> None:
    for column, title in enumerate(heads):
        sheet.write_string(0, column, title, head)
        longest = max((len(str(line[column] or "")) for line in lines[:_MEASURED]), default=0)
        sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, len(title), longest)))
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line):
            if isinstance(value, float):
                sheet.write_number(row, column, value)
            elif value:
                text = value.isoformat() if isinstance(value, date) else value
                if sheet.write_string(row, column, text):
                    raise ValueError(f"{sheet.name}: {text[:60]!r}… is too long for a cell")
    sheet.freeze_panes(1, 1)
