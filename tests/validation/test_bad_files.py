"""A file that cannot be read as its table is refused, with the line and a cure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefs.model import Finding
from briefs.validation import find_faults
from conftest import MakeFolder, total

TOTALS = "data/trade_totals.csv"
ROWS = (
    total("export", "2022", "877.6", "0.1", note="First."),
    total("import", "2022", "501.4", "0.1", note="Second."),
    total("turnover", "2022", "1400", "100", note="Third."),
)
Change = Callable[[bytes], bytes]


def faults_after(folder: Path, change: Change) -> tuple[Finding, ...]:
    path = folder / TOTALS
    before = path.read_bytes()
    path.write_bytes(change(before))
    assert path.read_bytes() != before
    return find_faults(folder)


def swap(old: str, new: str) -> Change:
    return lambda content: content.replace(old.encode(), new.encode(), 1)


BAD_FILES: dict[str, tuple[Change, int, str, str, str]] = {
    "byte order mark": (
        lambda content: b"\xef\xbb\xbf" + content,
        1,
        "ef bb bf",
        "without a byte order mark",
        "save the file as UTF-8",
    ),
    "UTF-16": (
        lambda content: content.decode().encode("utf-16"),
        1,
        "ff fe",
        "without a byte order mark",
        "save the file as UTF-8",
    ),
    "cp1251": (
        lambda content: content.replace(b"Second.", "Вторая.".encode("cp1251")),
        3,
        "byte 0xc2",
        "UTF-8",
        "Windows-1251",
    ),
    "NUL": (
        lambda content: content.replace(b"Second", b"Sec\0ond"),
        3,
        "U+0000",
        "printable text",
        "delete the character",
    ),
    "control character of Latin-1": (
        swap("Second", "Sec\x85ond"),
        3,
        "U+0085",
        "printable text",
        "delete the character",
    ),
    "short row": (swap(",501.4", ""), 3, "18 cells", "19 cells", "add or remove commas"),
    "long row": (swap("501.4", "1,501.4"), 3, "20 cells", "19 cells", "quote a cell"),
    "empty line": (
        lambda content: content.replace(b"Second.\n", b"Second.\n\n"),
        4,
        "",
        "a row",
        "delete the empty line",
    ),
    "unknown column": (
        swap("stated_as", "stated"),
        1,
        "id,dyad",
        "the header id,dyad",
        "stated_as",
    ),
    "columns in another order": (
        swap("id,dyad", "dyad,id"),
        1,
        "dyad,id",
        "the header id,dyad",
        "the descriptor's order",
    ),
    "column twice": (swap("id,dyad", "id,id"), 1, "id,id", "the header id,dyad", "missing dyad"),
    "semicolons": (
        lambda content: content.replace(b",", b";"),
        1,
        "id;dyad",
        "the header id,dyad",
        "missing id",
    ),
    "empty file": (lambda _: b"", 1, "", "the header id,dyad", "missing id"),
    "unclosed quote": (swap("Second.", '"Second.'), 3, "", "well-formed CSV", "mend the quoting"),
    "stray quote": (swap("Second.", '"Se"cond.'), 3, "", "well-formed CSV", "mend the quoting"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_told_with_line_and_cure(make_folder: MakeFolder, name: str) -> None:
    change, line, value, expected, cure = BAD_FILES[name]
    (fault,) = faults_after(make_folder(trade_totals=ROWS), change)
    assert (fault.file, fault.row) == (TOTALS, line)
    assert value in fault.value
    assert expected in fault.expected
    assert cure in fault.cure


def test_a_line_break_in_a_cell_is_told_at_the_line_where_its_row_begins(
    make_folder: MakeFolder,
) -> None:
    (fault,) = faults_after(make_folder(trade_totals=ROWS), swap("Second.", '"Sec\nond."'))
    assert (fault.row, fault.column, fault.value) == (3, "note", "Sec\nond.")


def test_a_cell_after_an_empty_line_is_told_at_its_own_line(make_folder: MakeFolder) -> None:
    def change(content: bytes) -> bytes:
        return content.replace(b"Second.\n", b"Second.\n\n").replace(b",1400,", b",-1400,")

    faults = faults_after(make_folder(trade_totals=ROWS), change)
    assert [(fault.row, fault.column) for fault in faults] == [(4, ""), (5, "value_usd_million")]


def test_a_torn_row_is_not_blamed_on_those_who_refer_to_it(make_folder: MakeFolder) -> None:
    issue = {
        "id": "issue-one",
        "table": "trade_totals",
        "row_id": ROWS[1]["id"],
        "kind": "ambiguity",
        "problem": "Odd.",
        "done": "Nothing.",
        "status": "open",
    }
    folder = make_folder(trade_totals=ROWS, known_issues=(issue,))
    assert find_faults(folder) == ()
    faults = faults_after(folder, swap(",Second.", ""))
    assert [(fault.file, fault.row, fault.column) for fault in faults] == [(TOTALS, 3, "")]


def test_a_missing_file_is_told(make_folder: MakeFolder) -> None:
    folder = make_folder(trade_totals=ROWS)
    (folder / TOTALS).unlink()
    (fault,) = find_faults(folder)
    assert fault.file == TOTALS
    assert "add the file" in fault.cure


def test_an_unlisted_file_is_told(make_folder: MakeFolder) -> None:
    folder = make_folder(trade_totals=ROWS)
    (folder / "data" / "trade_totals (1).csv").write_text("id\n", encoding="utf-8")
    (fault,) = find_faults(folder)
    assert fault.file == "data/trade_totals (1).csv"
    assert "datapackage.json lists" in fault.expected
    assert "remove the file" in fault.cure


def test_a_folder_without_a_descriptor_is_told(tmp_path: Path) -> None:
    (fault,) = find_faults(tmp_path)
    assert fault.file == "datapackage.json"
    assert "--project" in fault.cure


def test_a_descriptor_that_is_no_json_is_told_with_its_line(make_folder: MakeFolder) -> None:
    folder = make_folder()
    (folder / "datapackage.json").write_text('{\n"name": ,\n}', encoding="utf-8")
    (fault,) = find_faults(folder)
    assert (fault.file, fault.row) == ("datapackage.json", 2)
    assert fault.expected == "JSON"
