"""The lines of code on the data pages, each run as it stands against the site on this machine.

Only the address of the site is another one; what a line loads is compared with the CSV file cell
by cell, by value and by type.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import duckdb_extension_httpfs
import openpyxl
import pandas as pd
import pytest
from reading_pages import tree_of

from briefs.site.pictures import base_path, served
from briefs.site.rscript import find_or_install
from briefs.site.settings import read_settings
from briefs.tables import TableSchema, read_derived_tables, read_descriptor
from conftest import PROJECT, real_site

Values = list[tuple[Any, ...]]
Lines = Callable[[str, str], str]
DESCRIPTOR = read_descriptor(PROJECT / "datapackage")
TABLES = {
    schema.name: schema
    for schema in (*DESCRIPTOR.tables.values(), *read_derived_tables(DESCRIPTOR.folder))
}
TYPES: dict[str, Callable[[str], Any]] = {"number": float, "date": date.fromisoformat}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_site(tmp_path_factory)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site, base_path(PROJECT)) as url:
        yield url


@pytest.fixture(scope="module")
def lines(site: Path, address: str) -> Lines:
    """The code for a tool on a page, with the address of this machine for that of the site."""

    def read(page: str, tool: str) -> str:
        (code,) = tree_of(site / page / "index.html").xpath(f"//pre[@data-tool='{tool}']/code")
        text = str(code.text_content())
        home = read_settings(PROJECT).site_url
        assert text.count(home) == 1
        return text.replace(home, address)

    return read


def expected(site: Path, schema: TableSchema) -> Values:
    """The cells of the CSV file by their columns' types, None where they are empty."""
    with (site / "data" / f"{schema.name}.csv").open(encoding="utf-8", newline="") as file:
        return [
            tuple(
                TYPES.get(column.type, str)(row[column.name]) if row[column.name] else None
                for column in schema.columns
            )
            for row in csv.DictReader(file)
        ]


def run(code: str, table: str) -> Any:
    """What a piece of Python binds to the name of the table."""
    names: dict[str, Any] = {}
    exec(code, names)
    return names[table]


@pytest.mark.parametrize("table", TABLES)
def test_the_line_for_pandas_loads_the_table(site: Path, lines: Lines, table: str) -> None:
    frame = run(lines(f"data/{table}", "pandas"), table)
    cells = frame.astype(object).where(frame.notna(), None)
    assert list(frame.columns) == list(TABLES[table].column_names)
    assert list(cells.itertuples(index=False, name=None)) == expected(site, TABLES[table])
    for column in TABLES[table].columns:
        assert pd.api.types.is_numeric_dtype(frame[column.name]) == (column.type == "number")


@pytest.mark.parametrize("table", TABLES)
def test_the_line_for_polars_loads_the_table(site: Path, lines: Lines, table: str) -> None:
    frame = run(lines(f"data/{table}", "polars"), table)
    assert frame.columns == list(TABLES[table].column_names)
    assert frame.rows() == expected(site, TABLES[table])


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with the extension that it fetches by itself where it may; here pip has brought it."""
    folder = Path(str(duckdb_extension_httpfs.__file__)).parent
    (extension,) = folder.rglob("httpfs.duckdb_extension")
    with duckdb.connect() as connection:
        connection.execute(f"LOAD '{extension}'")
        yield connection


@pytest.mark.parametrize("table", TABLES)
def test_the_line_for_duckdb_loads_the_table(
    site: Path, lines: Lines, table: str, database: duckdb.DuckDBPyConnection
) -> None:
    result = database.execute(lines(f"data/{table}", "duckdb"))
    assert [column[0] for column in result.description] == list(TABLES[table].column_names)
    assert result.fetchall() == expected(site, TABLES[table])


def test_the_line_for_r_loads_every_table(site: Path, lines: Lines, tmp_path: Path) -> None:
    rscript = find_or_install()
    if rscript is None:
        pytest.skip("no Rscript here, and none can be installed")
    program = [
        f"{lines(f'data/{table}', 'r')}\n"
        f'writeLines(sapply({table}, class), "{table}.types")\n'
        f'write.csv({table}, "{table}.csv", na = "", row.names = FALSE, fileEncoding = "UTF-8")'
        for table in TABLES
    ]
    (tmp_path / "load.R").write_text("\n".join(program), encoding="utf-8")
    subprocess.run(
        [rscript, "--vanilla", "load.R"], cwd=tmp_path, check=True, env={"LC_ALL": "C.UTF-8"}
    )
    classes = {"number": "numeric", "date": "Date"}
    for table, schema in TABLES.items():
        types = (tmp_path / f"{table}.types").read_text(encoding="utf-8").splitlines()
        assert types == [classes.get(column.type, "character") for column in schema.columns]
        text = (tmp_path / f"{table}.csv").read_text(encoding="utf-8")
        assert text_values(text, schema) == expected(site, schema), table


def text_values(text: str, schema: TableSchema) -> Values:
    """The rows of a CSV text that another program wrote, by their columns' types."""
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == list(schema.column_names)
    return [
        tuple(
            TYPES.get(column.type, str)(cell) if cell else None
            for column, cell in zip(schema.columns, row, strict=True)
        )
        for row in rows
    ]


@pytest.fixture(scope="module")
def workbook(lines: Lines) -> openpyxl.Workbook:
    with urllib.request.urlopen(lines("data/figures", "excel")) as answer:
        return openpyxl.load_workbook(io.BytesIO(answer.read()))


@pytest.mark.parametrize("table", TABLES)
def test_the_address_for_excel_has_the_table_as_the_sheet_that_is_named(
    site: Path, lines: Lines, table: str, workbook: openpyxl.Workbook
) -> None:
    assert lines(f"data/{table}", "excel") == lines("data/figures", "excel")
    (named,) = tree_of(site / "data" / table / "index.html").xpath(
        "//pre[@data-tool='excel']/following-sibling::p/code"
    )
    head, *rows = workbook[str(named.text_content())].iter_rows(values_only=True)
    assert list(head) == list(TABLES[table].column_names)
    assert [tuple(map(as_in_sheet, row)) for row in expected(site, TABLES[table])] == rows


def as_in_sheet(value: Any) -> Any:
    """A day stands in the workbook as text, as it does in the CSV."""
    return value.isoformat() if isinstance(value, date) else value


def test_the_line_of_the_terminal_finds_the_package_valid(lines: Lines) -> None:
    command, *arguments = lines("data", "shell").split()
    program = Path(sys.executable).with_name(command)
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("VALID") == len(TABLES)
    assert "INVALID" not in done.stdout


def test_the_lines_for_frictionless_read_the_package(site: Path, lines: Lines) -> None:
    package = run(lines("data", "frictionless"), "package")
    assert [resource.name for resource in package.resources] == list(TABLES)
    rows = package.get_resource("figures").read_rows()
    assert len(rows) == len(expected(site, TABLES["figures"]))
