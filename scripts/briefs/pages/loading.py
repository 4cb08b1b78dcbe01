"""Lines of code that load a table from its address, with the right types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import htpy as h

from briefs.pages.context import PageContext
from briefs.pages.table_files import FOLDER, package_file, table_file
from briefs.tables import TableSchema

DESCRIPTOR = f"{FOLDER}/datapackage.json"
_R_CLASSES = {"number": "numeric", "integer": "numeric", "date": "Date"}


@dataclass(frozen=True, slots=True)
class Snippet:
    """What to type into a tool, and what to know about it."""

    tool: str
    title: str
    code: str
    note: h.Node = None


def loading(context: PageContext, schema: TableSchema) -> h.Element:
    """How to load a table in pandas, polars, R, DuckDB and Excel, a line each."""
    return _list(_snippets(context, schema))


def package_loading(context: PageContext) -> h.Element:
    """How to check every table against the descriptor, and read one, with frictionless."""
    address = f"{_home(context)}{context.site.downloads[DESCRIPTOR].path}"
    return _list(
        (
            Snippet("shell", "Terminal, frictionless", f"frictionless validate {address}"),
            Snippet(
                "frictionless",
                "Python, frictionless",
                f'from frictionless import Package\npackage = Package("{address}")',
                h.fragment[h.code['package.get_resource("figures").read_rows()'], " gives rows."],
            ),
        )
    )


def _list(snippets: Iterable[Snippet]) -> h.Element:
    return h.dl(class_="bb-load")[(_item(snippet) for snippet in snippets)]


def _home(context: PageContext) -> str:
    return f"{context.site.site_url.rstrip('/')}/"


def _snippets(context: PageContext, schema: TableSchema) -> Iterator[Snippet]:
    name, home = schema.name, _home(context)
    parquet = f"{home}{table_file(context, name, '.parquet').path}"
    csv = f"{home}{table_file(context, name, '.csv').path}"
    workbook = f"{home}{package_file(context, '.xlsx').path}"
    yield Snippet(
        "pandas",
        "Python, pandas",
        f'import pandas as pd\n{name} = pd.read_parquet("{parquet}")',
        h.fragment["Needs pyarrow beside pandas."],
    )
    yield Snippet(
        "polars", "Python, polars", f'import polars as pl\n{name} = pl.read_parquet("{parquet}")'
    )
    yield Snippet(
        "r",
        "R",
        f'{name} <- read.csv("{csv}", na.strings = "", encoding = "UTF-8",'
        f" colClasses = {_r_classes(schema)})",
    )
    yield Snippet("duckdb", "DuckDB", f"SELECT * FROM '{parquet}';")  # noqa: S608  shown
    yield Snippet(
        "excel",
        "Excel",
        workbook,
        h.fragment[
            "Open this address (File, Open), or download it; the table is the sheet ",
            h.code[name],
            ". Do not open the CSV in Excel: it takes 2022-05 for a date.",
        ],
    )


def _r_classes(schema: TableSchema) -> str:
    """The classes of all columns as R code, each run of equal ones once."""
    classes = (_R_CLASSES.get(column.type, "character") for column in schema.columns)
    runs = [(name, len(list(run))) for name, run in groupby(classes)]
    if len(runs) == 1:
        return f'"{runs[0][0]}"'
    names = ", ".join(f'"{name}"' for name, _ in runs)
    counts = ", ".join(str(count) for _, count in runs)
    return f"rep(c({names}), c({counts}))"


def _item(snippet: Snippet) -> h.Fragment:
    return h.fragment[
        h.dt[
            snippet.title,
            " ",
            h.button(
                type="button",
                class_="bb-copy",
                data_copy=snippet.code,
                hidden=True,
                aria_label=f"Copy the line for {snippet.title}",
            )["Copy"],
        ],
        h.dd[
            h.pre(data_tool=snippet.tool)[h.code[snippet.code]],
            h.p[snippet.note] if snippet.note else None,
        ],
    ]
