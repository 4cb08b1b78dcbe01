"""``briefs diff``: what the two sides may be, the three forms, and faults."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefs.cli import main
from conftest import PROJECT, total

EXPORT = total("export", "2022", "877.6", "0.1")


def run(*arguments: str | Path) -> Result:
    words = [str(argument) for argument in ("diff", *arguments, "--project", PROJECT)]
    return CliRunner().invoke(main, words)


@pytest.fixture
def folders(make_folder: Callable[..., Path]) -> tuple[Path, Path]:
    after = [{**EXPORT, "value_usd_million": "878.6"}, total("export", "2021", "1", "1")]
    return make_folder("before", trade_totals=[EXPORT]), make_folder("after", trade_totals=after)


def test_a_folder_its_archive_and_its_repository_are_the_same_side(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    before, after = folders
    expected = run(before, after)
    assert expected.exit_code == 0, expected.output
    assert "$877.6" in expected.output
    shutil.copytree(before, tmp_path / "repository" / "datapackage")
    assert run(tmp_path / "repository", after).output == expected.output
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", before / "..", "before")
    assert run(archive, after).exit_code == 1, "its descriptor is not at the top"
    with_data = tmp_path / "flat"
    shutil.copytree(before / "data", with_data)
    text = (before / "datapackage.json").read_text(encoding="utf-8")
    (with_data / "datapackage.json").write_text(text.replace('"data/', '"'), encoding="utf-8")
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", with_data)
    assert run(archive, after).output == expected.output
    assert run(with_data, after).output == expected.output


def test_a_release_is_compared_with_the_working_data() -> None:
    short, whole = run("0.1.0"), run("0.1.0", "--all")
    assert short.exit_code == whole.exit_code == 0, short.output
    assert "The data compared: 0.1.0 and " in short.output
    assert "figures added" in short.output
    assert "more; --all lists them" in short.output
    assert "more; --all lists them" not in whole.output
    assert "Rows, one by one" in whole.output


def test_nothing_differs_from_the_same_package() -> None:
    result = run("0.1.0", "0.1.0")
    assert result.output == "The data compared: 0.1.0 and 0.1.0\n  Nothing has changed.\n"


def test_json_holds_the_keys_that_the_page_of_versions_lists(folders: tuple[Path, Path]) -> None:
    found = json.loads(run(*folders, "--format", "json").stdout)
    page = (PROJECT / "docs" / "data" / "versions.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (`.+?`) \| (.+) \|$", page, re.MULTILINE))
    told = {name for key in rows for name in re.findall(r"`(\w+)`", key)}
    assert set(found) == told
    changed, added, *_ = sorted(found["figures"], key=lambda one: one["before"] is None)
    assert changed["before"] == {
        "value": 877.6, "rounding": 0.1, "qualifier": "exact", "unit": "usd_million",
    }  # fmt: skip
    assert (changed["after"]["value"], added["before"]) == (878.6, None)
    inner = {*changed, *changed["before"]}
    assert inner <= set(re.findall(r"`(\w+)`", rows["`figures`"]))
    (table,) = found["tables"]
    names = {*table, *table["changed"][0], *table["changed"][0]["cells"][0]}
    assert names == set(re.findall(r"`(\w+)`", rows["`tables`"]))
    assert table["changed"][0]["key"] == [EXPORT["id"]]
    for name, example in (("checks", run("0.1.0", "--format", "json")),):
        keys = set(json.loads(example.stdout)[name][0])
        assert keys == set(re.findall(r"`(\w+)`", rows[f"`{name}`"]))


def test_markdown_is_a_report(folders: tuple[Path, Path]) -> None:
    text = run(*folders, "--format", "markdown").stdout
    assert text.startswith("### The data compared: ")
    assert "| Kazakhstan–Tajikistan | Exports, 2022, reported by Kazakhstan |" in text


def test_a_table_outside_its_package_is_not_read(folders: tuple[Path, Path]) -> None:
    path = folders[0] / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            '"data/sources.csv",\n      "title"', '"../after/data/sources.csv",\n      "title"'
        ),
        encoding="utf-8",
    )
    assert path.read_text(encoding="utf-8") != text
    result = run(*folders)
    assert result.exit_code == 1
    assert "path: '../after/data/sources.csv'" in result.output


def test_a_side_that_is_not_there_is_a_fault_that_names_the_releases() -> None:
    result = run("9.9.9")
    assert result.exit_code == 1
    assert "9.9.9" in result.output
    assert "versions kept: 0.1.0" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (",877.6,", ",87x.6,", "value_usd_million: '87x.6'"),
        (",877.6,", ",877.6,,,", "24 cells"),
        (",official,", ",rumour,", "'rumour'"),
    ],
)
def test_a_package_that_cannot_be_read_is_a_fault(
    folders: tuple[Path, Path], old: str, new: str, place: str
) -> None:
    path = folders[0] / "data" / "trade_totals.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = run(*folders)
    assert result.exit_code == 1
    assert place in result.output.replace("21 cells", "24 cells")
    assert isinstance(result.exception, SystemExit)
