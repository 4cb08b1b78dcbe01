"""Every download, read back by a peer's tool, holds the cells of the CSV tables."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import jsonschema
import openpyxl
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from editions import PAPERS, edition_of, write_files
from hypothesis import given
from hypothesis import strategies as st

from briefs.downloads import data_files
from briefs.downloads.csv_tables import published_tables
from briefs.downloads.database import database_file
from briefs.downloads.typed_rows import TypedTable, typed, typed_table
from briefs.downloads.workbook import workbook_file
from briefs.model import Download
from briefs.site.pictures import served
from briefs.tables import Column, TableSchema, table_schema
from briefs.validation import find_faults
from conftest import PROJECT, SOURCE, MakeFolder, target, total

NAME = "bilateral-briefs"
ODD_TEXTS = (
    "007",
    "1e5",
    "TRUE",
    "NULL",
    "nan",
    "2022-05",
    "3/4",
    'said "1,379.0", twice',
    "торговля — ¾, 20 %",
    "http://paper.example/?a=1&b=2",
    "a'; drop table figures; --",
    "<script>alert(1)</script>",
)
ODD_VALUES = ("0.5", "0.1", "1379.0", "12345678.9012345", "1.10", "999999999999999")
ODD_RATES = ("-0.5", "0", "-99.999", "-7", "1.10", "250")

Cells = list[dict[str, str]]
Value = str | float | date | None


def odd_rows() -> dict[str, Any]:
    sources = [
        {**SOURCE, "id": f"odd-{number}", "title": text, "url": f"https://paper.example/{number}"}
        for number, text in enumerate(ODD_TEXTS)
    ]
    totals = [
        total(
            "export",
            str(2001 + 2 * number),
            ODD_VALUES[number],
            "0.1",
            growth_pct=ODD_RATES[number],
            growth_rounding_pct="0.001",
            growth_qualifier="about",
            source_id=f"odd-{number}",
            note=ODD_TEXTS[-number],
        )
        for number in range(len(ODD_VALUES))
    ]
    return {
        "sources": [SOURCE, *sources],
        "trade_totals": totals,
        "commitments": [target("odd", "2023")],
    }


@pytest.fixture(scope="module", params=["real", "odd"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published data folder: of the real package, and of one with awkward cells."""
    folder = tmp_path_factory.mktemp(request.param)
    source = PROJECT / "datapackage"
    if request.param == "odd":
        source = make_source(folder)(**odd_rows())
        assert find_faults(source) == ()
    return write_files(folder / "site", data_files(edition_of(source))) / "data"


def make_source(folder: Path) -> MakeFolder:
    # The fixture make_folder serves one test; this module shares what it makes.
    from conftest import make_folder  # noqa: PLC0415

    made: MakeFolder = make_folder.__wrapped__(folder)  # type: ignore[attr-defined]
    return made


def schemas_of(data: Path) -> Iterator[TableSchema]:
    for resource in json.loads((data / "datapackage.json").read_text("utf-8"))["resources"]:
        yield table_schema(resource)


def cells_of(data: Path, table: str) -> Cells:
    with (data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assert_equal(
    schema: TableSchema, expected: Cells, found: list[Mapping[str, Any]], *, days: bool
) -> None:
    """Each cell read back is what the CSV says: a number, a day or the same text, or nothing."""
    assert len(found) == len(expected), schema.name
    for wanted, row in zip(expected, found, strict=True):
        assert list(row) == list(schema.column_names)
        for column in schema.columns:
            text, value = wanted[column.name], row[column.name]
            where = (schema.name, wanted, column.name)
            if not text:
                assert value is None, where
            elif column.type == "number":
                assert isinstance(value, int | float), where
                assert Decimal(repr(value)) == Decimal(text), where
            elif column.type == "date" and days:
                assert value == date.fromisoformat(text), where
            else:
                assert value == text, where


def records(frame: pd.DataFrame) -> list[Mapping[str, Any]]:
    """The rows of a frame with None for what pandas holds to be missing."""
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


def test_pyarrow_reads_the_parquet_files(data: Path) -> None:
    for schema in schemas_of(data):
        table = pq.read_table(data / f"{schema.name}.parquet")
        assert_equal(schema, cells_of(data, schema.name), table.to_pylist(), days=True)
        for column in schema.columns:
            told = table.schema.field(column.name).metadata[b"description"]
            assert told.decode() == column.description
        assert table.schema.metadata[b"version"]


def test_pandas_reads_the_parquet_files(data: Path) -> None:
    for schema in schemas_of(data):
        frame = pd.read_parquet(data / f"{schema.name}.parquet")
        assert_equal(schema, cells_of(data, schema.name), records(frame), days=True)


def test_polars_reads_the_parquet_files(data: Path) -> None:
    for schema in schemas_of(data):
        rows = pl.read_parquet(data / f"{schema.name}.parquet").to_dicts()
        assert_equal(schema, cells_of(data, schema.name), list(rows), days=True)


def test_duckdb_reads_the_parquet_files(data: Path) -> None:
    with duckdb.connect() as base:
        for schema in schemas_of(data):
            path = str(data / f"{schema.name}.parquet")
            result = base.execute("SELECT * FROM read_parquet(?)", [path])
            names = [name for name, *_ in result.description or ()]
            rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
            assert_equal(schema, cells_of(data, schema.name), list(rows), days=True)


def test_openpyxl_reads_the_workbook_and_finds_no_formula(data: Path) -> None:
    book = openpyxl.load_workbook(data / f"{NAME}.xlsx")
    schemas = list(schemas_of(data))
    assert book.sheetnames == ["package", "dictionary", *(schema.name for schema in schemas)]
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}, sheet.title
        assert not any(cell.hyperlink for cell in cells)
    for schema in schemas:
        heads, *lines = book[schema.name].iter_rows(values_only=True)
        rows = [dict(zip(map(str, heads), line, strict=True)) for line in lines]
        assert_equal(schema, cells_of(data, schema.name), list(rows), days=False)


def test_pandas_reads_the_workbook(data: Path) -> None:
    book = pd.read_excel(
        data / f"{NAME}.xlsx", sheet_name=None, keep_default_na=False, na_values=[""], dtype=object
    )
    for schema in schemas_of(data):
        rows = records(book[schema.name])
        assert_equal(schema, cells_of(data, schema.name), rows, days=False)


def test_the_dictionary_of_the_workbook_has_every_column(data: Path) -> None:
    _, *lines = openpyxl.load_workbook(data / f"{NAME}.xlsx")["dictionary"].iter_rows(
        values_only=True
    )
    listed = [(table, column, meaning) for table, column, *_, meaning, _ in lines]
    assert listed == [
        (schema.name, column.name, column.description)
        for schema in schemas_of(data)
        for column in schema.columns
    ]


def test_sqlite_reads_the_database_with_its_keys(data: Path) -> None:
    with closing(sqlite3.connect(data / f"{NAME}.sqlite")) as base:
        base.row_factory = sqlite3.Row
        for schema in schemas_of(data):
            rows = [dict(row) for row in base.execute(f"SELECT * FROM {schema.name}")]
            keys = schema.primary_key
            in_order = sorted(
                cells_of(data, schema.name), key=lambda row: tuple(row[name] for name in keys)
            )
            assert_equal(schema, in_order, list(rows), days=False)
            told = {
                (row["from"], row["table"], row["to"])
                for row in base.execute(f"PRAGMA foreign_key_list({schema.name})")
            }
            assert told == {
                (key.column, key.table, key.target_column) for key in schema.foreign_keys
            }
            info = base.execute(f"PRAGMA table_info({schema.name})")
            assert {row["name"] for row in info if row["pk"]} == set(keys)
        facts = dict(base.execute("SELECT property, value FROM package").fetchall())
        assert facts["version"] == json.loads((data / "datapackage.json").read_text())["version"]
        base.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            base.execute("INSERT INTO dyads VALUES ('aaa-bbb', 'AAA', 'BBB')")


def test_the_archive_holds_the_package_and_its_papers(data: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(data / f"{NAME}.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    assert frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid
    for path in data.glob("*.csv"):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()
    for name, content in PAPERS.items():
        assert (tmp_path / name).read_bytes() == content
    guide = (tmp_path / "README.md").read_text(encoding="utf-8")
    for schema in schemas_of(data):
        count = len(cells_of(data, schema.name))
        assert f"| {schema.name}.csv | {count} | {schema.description} |" in guide


def test_sha256sum_finds_every_file_as_it_was_written(data: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=data,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    listed = {line.partition(":")[0] for line in done.stdout.splitlines()}
    assert listed == {path.name for path in data.iterdir() if path.is_file()} - {"SHA256SUMS"}


def test_the_descriptor_tells_the_size_and_digest_of_each_table(data: Path) -> None:
    for resource in json.loads((data / "datapackage.json").read_text("utf-8"))["resources"]:
        file = Download(resource["path"], "", (data / resource["path"]).read_bytes())
        assert (resource["bytes"], resource["hash"]) == (file.size, f"sha256:{file.sha256}")


def test_frictionless_validates_the_package_over_http_and_sees_a_changed_byte(data: Path) -> None:
    command = [str(Path(sys.executable).with_name("frictionless")), "validate"]
    with served(data, "/") as address:
        done = subprocess.run(
            [*command, f"{address}datapackage.json"], capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(" VALID ") == len(list(data.glob("*.csv")))
    table = data / "products.csv"
    content = table.read_bytes()
    table.write_bytes(content + b"\n")
    try:
        assert not frictionless.Package(str(data / "datapackage.json")).validate().valid
    finally:
        table.write_bytes(content)


def test_each_brief_in_json_keeps_the_schema_and_holds_the_rows_of_its_dyad(data: Path) -> None:
    schema = json.loads((data / "schemas" / "brief.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    tables = {table.name: table for table in schemas_of(data)}
    for dyad in (row["id"] for row in cells_of(data, "dyads")):
        brief = json.loads((data.parent / "briefs" / f"{dyad}.json").read_text(encoding="utf-8"))
        jsonschema.validate(brief, schema, cls=jsonschema.Draft202012Validator)
        for part, table in (
            ("figures", "figures"),
            ("checks", "checks"),
            ("statements", "trade_totals"),
        ):
            expected = [row for row in cells_of(data, table) if row["dyad"] == dyad]
            assert_equal(tables[table], expected, brief[part], days=False)
        known = {figure["id"]: figure for figure in brief["figures"]}
        for series in brief["series"]:
            periods = [point["period"] for point in series["points"]]
            assert periods == sorted(set(periods))
            for point in series["points"]:
                figure = known[point["id"]]
                assert {name: figure[name] for name in point} == point
                assert figure["flow"] == series["flow"]
        cited = {row["source_id"] for row in brief["statements"]}
        assert {source["id"] for source in brief["sources"]} == cited


def test_the_schema_of_a_brief_refuses_a_verdict_that_does_not_exist(data: Path) -> None:
    schema = json.loads((data / "schemas" / "brief.json").read_text(encoding="utf-8"))
    brief = json.loads((data.parent / "briefs" / "kaz-tjk.json").read_text(encoding="utf-8"))
    brief["figures"][0]["qualifier"] = "roughly"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(brief, schema, cls=jsonschema.Draft202012Validator)


def test_the_same_edition_gives_the_same_bytes(make_folder: MakeFolder) -> None:
    folder = make_folder(**odd_rows())
    first, second = (
        {file.path: file.content for file in data_files(edition_of(folder))} for _ in "12"
    )
    assert first == second


def test_a_row_that_points_nowhere_is_refused_by_the_database(make_folder: MakeFolder) -> None:
    edition = edition_of(make_folder(trade_totals=[total("export", "2022", "1", "1")]))
    tables = tuple(
        TypedTable(table.schema, () if table.schema.name == "sources" else typed_table(table).rows)
        for table in published_tables(edition)
    )
    with pytest.raises(sqlite3.IntegrityError, match="trade_totals"):
        database_file(edition, tables)


def test_a_text_that_no_cell_of_a_workbook_can_hold_is_refused(make_folder: MakeFolder) -> None:
    long = {**SOURCE, "title": "x" * 40_000}
    edition = edition_of(make_folder(sources=[long]))
    tables = tuple(map(typed_table, published_tables(edition)))
    with pytest.raises(ValueError, match="too long for a cell"):
        workbook_file(edition, tables)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_a_float_keeps_every_digit_of_a_number_of_the_package(number: Decimal) -> None:
    column = Column("value", "number", "", "", "", {})
    value = typed(column, f"{number:f}")
    assert Decimal(repr(value)) == number
