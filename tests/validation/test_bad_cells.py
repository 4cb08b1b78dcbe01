"""A bad cell is refused with file, row, column, value, what was expected and a cure."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefs.model import Finding
from briefs.validation import find_faults
from conftest import SOURCE, MakeFolder, total

GOOD = total("export", "2022", "877.6", "0.1")
DECIMAL = "a number in digits with a decimal point"

BAD_CELLS = [
    # wrong type, and numbers that a library would take
    ("value_usd_million", "much", DECIMAL, "only the number in the column's unit"),
    ("value_usd_million", "1.4bn", DECIMAL, "the printed form goes into stated_as"),
    ("value_usd_million", "$877.6", DECIMAL, "only the number in the column's unit"),
    ("value_usd_million", "1,4", DECIMAL, "write a decimal point, 1.4"),
    ("value_usd_million", "1 379.0", DECIMAL, "digits only"),
    ("value_usd_million", "1_000", DECIMAL, "without separators"),
    ("value_usd_million", "1 000", DECIMAL, "without separators"),
    ("value_usd_million", "1e309", DECIMAL, "without an exponent"),
    ("value_usd_million", "1E3", DECIMAL, "without an exponent"),
    ("value_usd_million", "+5", DECIMAL, "digits only"),
    ("value_usd_million", ".5", DECIMAL, "digits only"),
    ("value_usd_million", "5.", DECIMAL, "digits only"),
    ("value_usd_million", "−5", DECIMAL, "with - for a negative number"),
    ("value_usd_million", "٢١٤", DECIMAL, "digits only"),
    ("value_usd_million", "NaN", DECIMAL, "only the number"),
    ("value_usd_million", "inf", DECIMAL, "only the number"),
    ("value_usd_million", "-877.6", "at least 0", "the column's definition"),
    ("value_rounding_usd_million", "0", "above 0", "the column's definition"),
    ("value_rounding_usd_million", "0,1", DECIMAL, "write a decimal point, 0.1"),
    # words of a list
    ("flow", "exports", "one of export, import, turnover", "write export"),
    ("flow", "", "one of export, import, turnover", "the column's definition"),
    ("value_qualifier", "exactly", "one of exact, about, over, under", "write exact"),
    ("authority", "minister", "one of statistics, official, press", "the column's definition"),
    ("status", "Final", "one of final, partial, forecast", "write final"),
    # keys
    ("id", "", "a key in every row", "fill in the key"),
    ("id", "KAZ-2022", "of the form", "the column's definition"),
    ("dyad", "kaz-tkj", "an id of data/dyads.csv", "nearest: kaz-tjk"),
    ("reporter", "KAX", "a code of data/economies.csv", "nearest: KAZ"),
    ("reporter", "Kaz", "of the form", "the column's definition"),
    ("source_id", "paper-2033", "an id of data/sources.csv", "nearest: paper-2023"),
    ("source_id", "", "not empty", "the column's definition"),
    ("source_id", "nowhere", "an id of data/sources.csv", "add it to data/sources.csv first"),
    # text
    ("stated_as", " $877.6 million", "no space at either end", "delete the space"),
    ("stated_as", "$877.6 million ", "no space at either end", "delete the space"),
    ("stated_as", "$877.6\nmillion", "text on one line", "replace the line break by a space"),
    ("stated_as", "", "not empty", "the column's definition"),
    # periods
    ("period", "2022-01/2022-03", "a period", "one spelling: 2022-Q1"),
    ("period", "2022-01/2022-12", "a period", "one spelling: 2022"),
    ("period", "2022-05/2022-05", "a period", "one spelling: 2022-05"),
    ("period", "2022-11/2022-01", "a period", "ends before it begins"),
    ("period", "2022-13", "of the form", "2022-01/2022-11"),
    ("period", "May 2022", "of the form", "2022-01/2022-11"),
    ("period", "2026-12", "before its source was accessed, 2026-11-24", "correct the period"),
    ("period", "2027", "before its source was accessed, 2026-11-24", "correct the period"),
    # statements
    ("value_rounding_usd_million", "", "given, as value_usd_million is given", "together"),
    ("value_qualifier", "", "given, as value_usd_million is given", "together"),
    ("growth_pct", "-100.1", "at least -100", "the column's definition"),
    ("inferred", "period repporter", "names of this table's columns", "nearest: reporter"),
    ("inferred", "period, reporter", "of the form", "the column's definition"),
]


BAD_SOURCES = [
    ("published", "2023-02-31", "a date that exists"),
    ("published", "2023-13", "of the form"),
    ("published", "3 May 2023", "of the form"),
    ("published", "2026-11-25", "not after 2026-11-24"),
    ("published", "2027", "not after 2026-11-24"),
    ("accessed", "2026-11-31", "a date such as 2023-05-03"),
    ("accessed", "24.11.2026", "a date such as 2023-05-03"),
    ("accessed", "2026-11", "a date such as 2023-05-03"),
    ("language", "english", "of the form"),
    ("kind", "newspaper", "one of news, official"),
    ("url", "javascript:alert(1)", "of the form https?://"),
    ("url", "data:text/html,hello", "of the form https?://"),
    ("archive_url", "javascript:alert(1)", "of the form https?://"),
]
Report = Mapping[tuple[str, int], list[Finding]]
_once: dict[tuple[str, int], list[Finding]] = {}


@pytest.fixture
def report(make_folder: MakeFolder) -> Report:
    """The findings by file and row of one package that has a row per bad cell, and good ones."""
    if not _once:
        rows = [GOOD]
        for number, (column, value, _, _) in enumerate(BAD_CELLS):
            row = total("import", "2022", "501.4", "0.1", id=f"row-{number}")
            if column == "growth_pct":
                row |= {"growth_rounding_pct": "0.1", "growth_qualifier": "exact"}
            rows.append({**row, column: value})
        sources = [SOURCE]
        for number, (column, value, _) in enumerate(BAD_SOURCES):
            own = {"id": f"source-{number}", "url": f"https://paper.example/{number}"}
            sources.append({**SOURCE, **own, column: value})
        for fault in find_faults(make_folder(trade_totals=rows, sources=sources)):
            _once.setdefault((fault.file, fault.row), []).append(fault)
    return _once


@pytest.mark.parametrize("number", range(len(BAD_CELLS)), ids=lambda n: "=".join(BAD_CELLS[n][:2]))
def test_a_bad_cell_is_the_finding_of_its_place(report: Report, number: int) -> None:
    column, value, expected, cure = BAD_CELLS[number]
    line = number + 3 + sum(value.count("\n") for _, value, *_ in BAD_CELLS[:number])
    faults = [f for f in report["data/trade_totals.csv", line] if f.column == column]
    assert len(faults) == 1
    assert faults[0].value in (value, value.split()[-1] if value else "")
    assert expected in faults[0].expected
    assert cure in faults[0].cure


@pytest.mark.parametrize(
    "number", range(len(BAD_SOURCES)), ids=lambda n: "=".join(BAD_SOURCES[n][:2])
)
def test_a_bad_cell_of_a_source_is_refused(report: Report, number: int) -> None:
    column, value, expected = BAD_SOURCES[number]
    (fault,) = report["data/sources.csv", number + 3]
    assert (fault.column, fault.value) == (column, value)
    assert expected in fault.expected
    assert fault.cure


def test_rows_without_a_bad_cell_have_no_finding(report: Report) -> None:
    assert {file for file, _ in report} == {"data/sources.csv", "data/trade_totals.csv"}
    assert min(row for _, row in report) == 3


def test_the_row_without_a_bad_cell_is_valid(make_folder: MakeFolder) -> None:
    folder = make_folder(trade_totals=(GOOD, total("import", "2022", "501.4", "0.1")))
    assert find_faults(folder) == ()


def test_periods_that_began_before_their_source_was_accessed_are_valid(
    make_folder: MakeFolder,
) -> None:
    periods = ("2026-11", "2026", "2022-11/2023-02", "2026-11/2027-02")
    rows = [total("export", period, "877.6", "0.1") for period in periods]
    assert find_faults(make_folder(trade_totals=rows)) == ()


def test_plain_numbers_pass_the_gate(make_folder: MakeFolder) -> None:
    numbers = ("0", "0.0", "877", "877.60", "-5.5", "-100", "007")
    growth = {"growth_rounding_pct": "0.1", "growth_qualifier": "exact"}
    rows = [
        total("export", "2022", id=f"row-{index}", growth_pct=number, **growth)
        for index, number in enumerate(numbers)
    ]
    assert find_faults(make_folder(trade_totals=rows)) == ()


def test_a_key_given_twice_is_told_once_with_both_lines(make_folder: MakeFolder) -> None:
    again = {**GOOD, "note": "The same key again."}
    (fault,) = find_faults(make_folder(trade_totals=(GOOD, again)))
    assert (fault.file, fault.row, fault.column) == ("data/trade_totals.csv", 3, "id")
    assert fault.value == GOOD["id"]
    assert "line 2 has it too" in fault.expected
    assert "a key of its own" in fault.cure


def test_partial_dates_and_none_are_valid(make_folder: MakeFolder) -> None:
    dates = ("", "2023", "2023-05", "2024-02-29", "2026-11-24")
    sources = [
        {
            **SOURCE,
            "id": f"paper-{index}",
            "url": f"https://paper.example/{index}",
            "published": day,
        }
        for index, day in enumerate(dates)
    ]
    assert find_faults(make_folder(sources=sources)) == ()


def test_one_address_is_one_source(make_folder: MakeFolder) -> None:
    (fault,) = find_faults(make_folder(sources=(SOURCE, {**SOURCE, "id": "paper-again"})))
    assert (fault.file, fault.row, fault.column) == ("data/sources.csv", 3, "url")
    assert "each once" in fault.expected
