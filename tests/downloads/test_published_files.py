"""What is published for download: the source tables as they are, derived ones, and the charts."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import frictionless
import pytest
from editions import edition_of, write_files

from briefs.charts import CHARTS, ECONOMY_CHARTS, SITE_CHARTS, every_chart, folder_cache
from briefs.checks import run_checks
from briefs.downloads import chart_files, data_files
from briefs.model import Check, Package
from briefs.tables import read_package
from conftest import PROJECT, MakeFolder, total

SOURCE_FOLDER = PROJECT / "datapackage"
SOURCE_TABLES = sorted((SOURCE_FOLDER / "data").glob("*.csv"))


def publish(folder: Path, source: Path) -> Path:
    return write_files(folder, data_files(edition_of(source))) / "data"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def descriptor_of(folder: Path) -> Mapping[str, Any]:
    content: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("published"), SOURCE_FOLDER)


@pytest.fixture(scope="module")
def checks() -> tuple[Check, ...]:
    return run_checks(read_package(SOURCE_FOLDER))


@pytest.mark.parametrize(
    "path", sorted((SOURCE_FOLDER / "data").glob("*.csv")), ids=lambda p: p.stem
)
def test_a_source_table_is_published_byte_for_byte(published: Path, path: Path) -> None:
    assert (published / path.name).read_bytes() == path.read_bytes()


def test_nothing_else_is_published(published: Path) -> None:
    names = {path.name for path in (SOURCE_FOLDER / "data").iterdir()}
    extra = {path.name for path in published.iterdir()} - names
    tables = {Path(name).stem for name in names} | {"figures", "checks"}
    assert extra == {
        "datapackage.json",
        "figures.csv",
        "checks.csv",
        "SHA256SUMS",
        "schemas",
        *(f"{table}.parquet" for table in tables),
        *(f"bilateral-briefs.{kind}" for kind in ("zip", "xlsx", "sqlite")),
    }


def test_the_published_package_is_valid_with_its_derived_tables(published: Path) -> None:
    report = frictionless.Package(str(published / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "rowNumber", "fieldName", "note"])[:5]
    names = [task.name for task in report.tasks]
    assert {"figures", "checks"} <= set(names)
    assert len(names) == len(list(published.glob("*.csv")))


def test_frictionless_would_find_a_bad_derived_row(published: Path, tmp_path: Path) -> None:
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / "figures.csv").read_text(encoding="utf-8")
    (tmp_path / "figures.csv").write_text(
        text.replace(",export,", ",exports,", 1), encoding="utf-8"
    )
    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_published_descriptor_keeps_what_the_source_says_of_the_package(
    published: Path,
) -> None:
    ours, theirs = descriptor_of(SOURCE_FOLDER), descriptor_of(published)
    for name in ours:
        if name != "resources":
            assert theirs[name] == ours[name]
    for resource, source in zip(theirs["resources"], ours["resources"], strict=False):
        assert resource["schema"] == source["schema"]
        assert resource["path"] == f"{resource['name']}.csv"


def test_the_derived_tables_have_the_columns_of_their_schemas(published: Path) -> None:
    for name in ("figures", "checks"):
        schema = json.loads((SOURCE_FOLDER / "derived" / f"{name}.json").read_text("utf-8"))
        columns = [field["name"] for field in schema["schema"]["fields"]]
        assert list(rows_of(published / f"{name}.csv")[0]) == columns


@pytest.mark.parametrize(
    ("figure", "value", "rounding", "making"),
    [
        ("kaz-tjk-export-2022-kaz", "877.6", "0.1", "stated"),
        ("kaz-tjk-import-2022-kaz", "501.4", "0.1", "stated"),
        ("kaz-tjk-turnover-2022-kaz", "1379.0", "0.1", "sum"),
    ],
)
def test_the_figures_of_the_seed_article_are_published(
    published: Path, figure: str, value: str, rounding: str, making: str
) -> None:
    (row,) = [row for row in rows_of(published / "figures.csv") if row["id"] == figure]
    assert (row["value"], row["rounding"]) == (value, rounding)
    assert row["making"].startswith(making)
    assert row["source_ids"].split() == ["astana-times-2023-05-03-contracts"]
    assert Decimal(row["likely_lower"]) <= Decimal(value) < Decimal(row["likely_upper"])


def test_every_figure_rests_on_rows_and_sources_that_are_published(published: Path) -> None:
    totals = {row["id"] for row in rows_of(published / "trade_totals.csv")}
    sources = {row["id"] for row in rows_of(published / "sources.csv")}
    figures = rows_of(published / "figures.csv")
    assert len(figures) > 50
    for row in figures:
        assert row["row_ids"].split()
        assert set(row["row_ids"].split()) <= totals
        assert set(row["alternative_row_ids"].split()) <= totals
        assert set(row["source_ids"].split()) <= sources
        assert not set(row["row_ids"].split()) & set(row["alternative_row_ids"].split())


def test_every_check_is_published_with_its_verdict(
    published: Path, checks: tuple[Check, ...]
) -> None:
    rows = rows_of(published / "checks.csv")
    assert [(row["check_id"], row["verdict"]) for row in rows] == [
        (check.id, check.verdict) for check in checks
    ]
    assert {row["verdict"] for row in rows} == {"agrees", "conflicts", "cannot tell"}


def test_a_small_package_is_published_with_its_figures(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    rows = (total("export", "2022", "877.6", "0.1"), total("import", "2022", "501.4", "0.1"))
    folder = publish(tmp_path / "published", make_folder(trade_totals=rows))
    assert frictionless.Package(str(folder / "datapackage.json")).validate().valid
    figures = {row["id"]: row["value"] for row in rows_of(folder / "figures.csv")}
    assert figures["kaz-tjk-export-2022-kaz"] == "877.6"
    assert figures["kaz-tjk-import-2022-kaz"] == "501.4"


def test_an_empty_package_is_published_with_empty_derived_tables(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    folder = publish(tmp_path / "published", make_folder())
    assert frictionless.Package(str(folder / "datapackage.json")).validate().valid
    assert rows_of(folder / "figures.csv") == []
    assert rows_of(folder / "checks.csv") == []


def test_a_chart_is_published_as_its_rows_its_drawing_and_its_picture(
    package: Package, tmp_path: Path
) -> None:
    cache = folder_cache(PROJECT / ".cache" / "charts")
    charts = list(every_chart(package))
    write_files(tmp_path, chart_files(package, cache))
    keys = [chart.key for chart in charts]
    assert len(set(keys)) == len(keys)
    assert {f"kaz-tjk-{name}" for name in CHARTS} <= set(keys)
    names = {path.name for path in (tmp_path / "charts").iterdir()}
    assert names == {f"{key}.{kind}" for key in keys for kind in ("csv", "json", "svg", "png")}
    for chart in charts:
        base = tmp_path / "charts" / chart.key
        with base.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert tuple(header) == chart.columns
        assert [tuple(row) for row in rows] == list(chart.rows)
        assert rows
        told = json.loads(base.with_suffix(".json").read_text(encoding="utf-8"))
        assert (told["title"], told["source"]) == (chart.title, chart.source_line)
        assert told["version"] == package.version
        for row, texts in zip(told["rows"], chart.rows, strict=True):
            assert tuple(row) == chart.columns
            for value, text in zip(row.values(), texts, strict=True):
                assert value == (float(text) if isinstance(value, float) else text or None)
        assert base.with_suffix(".svg").read_text(encoding="utf-8").startswith("<svg")
        assert base.with_suffix(".png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_every_chart_of_a_dyad_an_economy_and_all_together_is_published(package: Package) -> None:
    makers = (
        *(
            partial(make, package, dyad)
            for dyad in package.dyads.values()
            for make in CHARTS.values()
        ),
        *(
            partial(make, package, code)
            for code in package.economies
            for make in ECONOMY_CHARTS.values()
        ),
        *(partial(make, package) for make in SITE_CHARTS.values()),
    )
    made = [chart.key for make in makers if (chart := make())]
    assert [chart.key for chart in every_chart(package)] == made
    assert all(make(package, package.dyads["kaz-tjk"]) for make in CHARTS.values())
    for code in {code for dyad in package.dyads.values() for code in dyad.id.upper().split("-")}:
        assert all(make(package, code) for make in ECONOMY_CHARTS.values())
    assert all(make(package) for make in SITE_CHARTS.values())


def test_a_package_without_rows_has_no_charts(make_folder: MakeFolder, tmp_path: Path) -> None:
    cache = folder_cache(tmp_path / "cache")
    assert list(chart_files(read_package(make_folder()), cache)) == []
