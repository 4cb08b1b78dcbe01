"""One report of everything: all faults of all files at once, one per place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.model import FindingsError
from briefs.validation import find_faults, read_valid_package
from conftest import SOURCE, MakeFolder, total


def test_the_real_package_is_valid(project: Path) -> None:
    assert find_faults(project / "datapackage") == ()


def bad_folder(make_folder: MakeFolder) -> Path:
    folder = make_folder(
        sources=({**SOURCE, "published": "2023-02-31", "kind": "blog"},),
        trade_totals=(
            total("export", "2022", "1.4bn", "0.1"),
            total("import", "2022", "501.4", "0.1", dyad="kaz-tkj"),
            total("turnover", "2022-01/2022-03", "-1", "1", value_qualifier="", status="fianl"),
        ),
    )
    (folder / "data" / "products.csv").write_bytes(b"\xef\xbb\xbfid\n")
    (folder / "data" / "extra.csv").write_bytes(b"")
    return folder


def test_faults_of_several_files_are_told_at_once(make_folder: MakeFolder) -> None:
    places = [(f.file, f.row, f.column) for f in find_faults(bad_folder(make_folder))]
    totals = "data/trade_totals.csv"
    assert places == [
        ("data/extra.csv", 0, ""),
        ("data/products.csv", 1, ""),
        ("data/sources.csv", 2, "kind"),
        ("data/sources.csv", 2, "published"),
        (totals, 2, "value_usd_million"),
        (totals, 3, "dyad"),
        (totals, 3, "reporter"),
        (totals, 4, "period"),
        (totals, 4, "status"),
        (totals, 4, "value_qualifier"),
        (totals, 4, "value_usd_million"),
    ]


def test_a_package_with_faults_is_not_read_and_the_error_holds_them_all(
    make_folder: MakeFolder,
) -> None:
    folder = bad_folder(make_folder)
    with pytest.raises(FindingsError) as caught:
        read_valid_package(folder)
    assert caught.value.findings == find_faults(folder)


def test_a_message_names_file_line_column_value_expectation_and_cure(
    make_folder: MakeFolder,
) -> None:
    (fault,) = find_faults(make_folder(trade_totals=(total("export", "2022", "1,4", "0.1"),)))
    assert str(fault) == (
        "data/trade_totals.csv, line 2, value_usd_million: '1,4'\n"
        "    expected: a number in digits with a decimal point, such as 877.6 or -5\n"
        "    do: write a decimal point, 1.4, if the comma is a decimal comma"
    )


def test_an_unreadable_table_does_not_make_its_keys_unknown(make_folder: MakeFolder) -> None:
    folder = make_folder(trade_totals=(total("export", "2022", "877.6", "0.1"),))
    path = folder / "data" / "sources.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    (fault,) = find_faults(folder)
    assert fault.file == "data/sources.csv"


def test_a_valid_package_is_read(make_folder: MakeFolder) -> None:
    rows = (total("export", "2022", "877.6", "0.1"),)
    package = read_valid_package(make_folder(trade_totals=rows))
    assert [row.id for row in package.observations] == [rows[0]["id"]]
