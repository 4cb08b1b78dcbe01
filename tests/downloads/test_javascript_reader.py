"""A second reader of Data Packages, npm's datapackage, reads the published package over HTTP."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from editions import edition_of, write_files

from briefs.downloads import data_files
from briefs.site.pictures import served
from briefs.tables import read_derived_tables, read_descriptor
from conftest import PROJECT

FOLDER = Path(__file__).parent / "datapackage_reader"
INSTALLED = PROJECT / ".cache" / "datapackage"
SOURCE_FOLDER = PROJECT / "datapackage"

pytestmark = pytest.mark.skipif(shutil.which("npm") is None, reason="the reader needs Node")


def install() -> Path:
    """The script beside its libraries as the lock file names them, installed once."""
    lock = INSTALLED / "package-lock.json"
    is_new = not lock.is_file() or lock.read_bytes() != (FOLDER / lock.name).read_bytes()
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "read.cjs"):
        shutil.copy(FOLDER / name, INSTALLED)
    if is_new or not (INSTALLED / "node_modules").is_dir():
        lock.unlink(missing_ok=True)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        shutil.copy(FOLDER / lock.name, lock)
        done = subprocess.run(command, cwd=INSTALLED, capture_output=True, text=True, check=False)
        if done.returncode:
            lock.unlink()
        assert done.returncode == 0, done.stderr
    return INSTALLED / "read.cjs"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("site"), data_files(edition_of(SOURCE_FOLDER)))


@pytest.fixture(scope="module")
def tables(site: Path) -> Mapping[str, Any]:
    """What the reader found in each table."""
    program = install()
    with served(site, "/") as address:
        done = subprocess.run(
            ["node", program, f"{address}data/datapackage.json"],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["valid"] is True
    result: dict[str, Any] = found["tables"]
    return result


def test_its_rows_are_those_of_the_csv_files(site: Path, tables: Mapping[str, Any]) -> None:
    assert {f"{name}.csv" for name in tables} == {path.name for path in site.glob("data/*.csv")}
    for name, table in tables.items():
        with (site / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert table["columns"] == header
        assert table["texts"] == rows


def test_it_takes_every_cell_for_what_its_column_says(tables: Mapping[str, Any]) -> None:
    """But for addresses whose host ends in a dot, which its pattern of an address does not know."""
    dotted = [
        row[tables["sources"]["columns"].index("url")]
        for row in tables["sources"]["texts"]
        if str(urlsplit(row[tables["sources"]["columns"].index("url")]).hostname).endswith(".")
    ]
    for name, table in tables.items():
        others = [
            fault for fault in table["faults"] if not any(address in fault for address in dotted)
        ]
        assert others == [], name
        assert len(table["values"]) >= len(table["texts"]) - len(dotted)


def test_its_numbers_are_those_of_the_csv_files(tables: Mapping[str, Any]) -> None:
    schemas = {**read_descriptor(SOURCE_FOLDER).tables}
    schemas |= {schema.name: schema for schema in read_derived_tables(SOURCE_FOLDER)}
    numbers = 0
    for name, table in tables.items():
        if table["faults"]:
            continue
        for values, texts in zip(table["values"], table["texts"], strict=True):
            for column, value, text in zip(schemas[name].columns, values, texts, strict=True):
                if not text:
                    assert value is None
                elif column.type == "number":
                    assert value == float(text)
                    numbers += 1
                else:
                    assert value == text
    assert numbers > 1000
