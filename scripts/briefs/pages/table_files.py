"""The files that hold a table, with what a person needs to choose one and to check it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import PurePosixPath

import htpy as h

from briefs.model import Download, UnknownNameError
from briefs.pages.context import PageContext
from briefs.pages.tables import Head, data_table
from briefs.text.numbers import file_size, grouped

FOLDER = "data"
TABLE_FORMS = {".csv": "this table as CSV", ".parquet": "this table with types, for programs"}
PACKAGE_FORMS = {
    ".xlsx": "every table as a sheet, for Excel and LibreOffice",
    ".sqlite": "every table with its keys, as a database",
    ".zip": "every table as CSV, with descriptor and licence",
}
_HEADS = (
    Head("File"),
    Head("Size", True),
    Head("Rows", True),
    Head("What it is", is_prose=True),
    Head("SHA-256"),
)
_SHORT_DIGEST = 8


def table_file(context: PageContext, table: str, suffix: str) -> Download:
    """The file of one table in one form."""
    return context.site.downloads[f"{FOLDER}/{table}{suffix}"]


def package_file(context: PageContext, suffix: str) -> Download:
    """The file of all tables in one form.

    Raises:
        UnknownNameError: the site publishes none.
    """
    found = [
        file
        for path, file in context.site.downloads.items()
        if PurePosixPath(path).parent.as_posix() == FOLDER and path.endswith(suffix)
    ]
    if len(found) != 1:
        raise UnknownNameError(suffix, "a form of the whole package", PACKAGE_FORMS)
    return found[0]


def file_link(context: PageContext, file: Download) -> h.Element:
    """A link that downloads a file, with its size."""
    return h.span(class_="bb-file")[
        h.a(href=f"{context.root}{file.path}", download=True)[file.name],
        f" {file_size(file.size)}",
    ]


def file_table(context: PageContext, table: str) -> h.Element:
    """The files that hold a table: alone, and with all the others."""
    return data_table(
        f"Files that hold {table}", _HEADS, _rows(context, table), table_id="table-of-files"
    )


def _rows(context: PageContext, table: str) -> Iterator[list[h.Node]]:
    for suffix, what in TABLE_FORMS.items():
        yield _row(context, table_file(context, table, suffix), what, _count(context, table))
    everything = sum(_count(context, name) for name in context.site.tables)
    for suffix, what in PACKAGE_FORMS.items():
        yield _row(context, package_file(context, suffix), what, everything)


def _row(context: PageContext, file: Download, what: str, rows: int) -> list[h.Node]:
    return [
        h.a(class_="bb-file", href=f"{context.root}{file.path}", download=True)[file.name],
        file_size(file.size),
        grouped(Decimal(rows), 0),
        what,
        h.span(class_="bb-digest")[
            h.code(title=file.sha256)[f"{file.sha256[:_SHORT_DIGEST]}…"],
            " ",
            h.button(
                type="button",
                class_="bb-copy",
                data_copy=file.sha256,
                hidden=True,
                aria_label=f"Copy the SHA-256 of {file.name}",
            )["Copy"],
        ],
    ]


def _count(context: PageContext, table: str) -> int:
    return len(context.site.tables[table].rows)
