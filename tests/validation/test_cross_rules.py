"""Rules across columns and tables that Table Schema cannot say."""

from __future__ import annotations

import pytest

from briefs.validation import find_faults
from conftest import DYADS, ECONOMIES, MakeFolder, total

PRODUCT = {"id": "wheat", "title": "Wheat", "hs_code": "1001", "hs_edition": "HS 2022"}
WHEAT = {
    "id": "kaz-tjk-wheat-2022",
    "exporter": "KAZ",
    "importer": "TJK",
    "period": "2022",
    "product_id": "wheat",
    "value_usd_million": "309.9",
    "value_rounding_usd_million": "0.1",
    "value_qualifier": "exact",
    "authority": "official",
    "status": "final",
    "source_id": "paper-2023",
}
ISSUE = {
    "id": "issue-one",
    "table": "trade_totals",
    "row_id": "kaz-tjk-export-2022-kaz-paper-2023",
    "column": "flow",
    "kind": "ambiguity",
    "problem": "Odd.",
    "done": "Nothing.",
    "status": "open",
}


@pytest.mark.parametrize(
    ("reporter", "partner", "shown"),
    [
        ("KAZ", "KAZ", "KAZ, KAZ"),
        ("KAZ", "", "KAZ, "),
        ("", "TJK", ", TJK"),
        ("KAZ", "KGZ", "KAZ, KGZ"),
    ],
)
def test_reporter_and_partner_are_the_pair_or_both_empty(
    make_folder: MakeFolder, reporter: str, partner: str, shown: str
) -> None:
    kyrgyzstan = {"code": "KGZ", "iso2": "KG", "m49": "417", "name_en": "K", "name_ru": "К"}
    row = total("export", "2022", "877.6", "0.1", reporter=reporter, partner=partner)
    folder = make_folder(trade_totals=(row,), economies=(*ECONOMIES, kyrgyzstan))
    (fault,) = find_faults(folder)
    assert (fault.file, fault.row, fault.column) == ("data/trade_totals.csv", 2, "reporter")
    assert fault.value == shown
    assert "both cells empty" in fault.expected
    assert "leave both empty where nobody says" in fault.cure


def test_either_reporter_and_none_are_valid_and_an_issue_may_be_about_a_row(
    make_folder: MakeFolder,
) -> None:
    rows = [
        total("export", "2022", "877.6", "0.1"),
        total("export", "2022", "877.6", "0.1", reporter="TJK", partner="KAZ"),
        total("turnover", "2022", "877.6", "0.1", reporter="", partner=""),
    ]
    assert find_faults(make_folder(trade_totals=rows, known_issues=(ISSUE,))) == ()


@pytest.mark.parametrize(
    ("dyad", "cure"),
    [
        ({"id": "tjk-kaz", "economy_a": "TJK", "economy_b": "KAZ"}, "write kaz-tjk"),
        ({"id": "tjk-kaz", "economy_a": "KAZ", "economy_b": "TJK"}, "write kaz-tjk"),
        ({"id": "kaz-kaz", "economy_a": "KAZ", "economy_b": "KAZ"}, "write kaz-kaz"),
    ],
)
def test_the_id_of_a_dyad_is_both_codes_in_alphabetical_order(
    make_folder: MakeFolder, dyad: dict[str, str], cure: str
) -> None:
    (fault,) = find_faults(make_folder(dyads=(dyad,)))
    assert (fault.file, fault.row, fault.column) == ("data/dyads.csv", 2, "id")
    assert fault.value == dyad["id"]
    assert fault.cure == cure


def test_a_row_of_totals_states_a_value_or_a_growth(make_folder: MakeFolder) -> None:
    (fault,) = find_faults(make_folder(trade_totals=(total("export", "2022"),)))
    assert (fault.file, fault.row, fault.column) == (
        "data/trade_totals.csv",
        2,
        "value_usd_million",
    )
    assert fault.expected == "a value or a growth"


def test_a_growth_alone_is_enough(make_folder: MakeFolder) -> None:
    growth = {"growth_pct": "-5", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    assert find_faults(make_folder(trade_totals=(total("export", "2022", **growth),))) == ()


@pytest.mark.parametrize("column", ["growth_rounding_pct", "growth_qualifier"])
def test_growth_has_rounding_and_qualifier_or_is_empty_with_them(
    make_folder: MakeFolder, column: str
) -> None:
    row = total("export", "2022", "877.6", "0.1", **{column: "1" if column[7] == "r" else "exact"})
    (fault,) = find_faults(make_folder(trade_totals=(row,)))
    assert (fault.row, fault.column) == (2, column)
    assert fault.expected == f"{column} empty, as growth_pct is empty"


def test_a_product_named_without_a_figure_is_valid(make_folder: MakeFolder) -> None:
    bare = {key: value for key, value in WHEAT.items() if not key.startswith("value")}
    assert find_faults(make_folder(products=(PRODUCT,), trade_products=(bare,))) == ()


@pytest.mark.parametrize(
    ("change", "column", "expected"),
    [
        ({"importer": "KAZ"}, "importer", "another economy than the exporter"),
        ({"product_id": "whaet"}, "product_id", "an id of data/products.csv"),
        ({"quantity_unit": "t"}, "quantity_unit", "given when quantity is"),
        ({"growth_measure": "value"}, "growth_measure", "given when growth_pct is"),
        ({"quantity_rounding": "1"}, "quantity_rounding", "empty, as quantity is empty"),
    ],
)
def test_a_row_of_products_fits_together(
    make_folder: MakeFolder, change: dict[str, str], column: str, expected: str
) -> None:
    folder = make_folder(products=(PRODUCT,), trade_products=({**WHEAT, **change},))
    (fault,) = find_faults(folder)
    assert (fault.file, fault.row, fault.column) == ("data/trade_products.csv", 2, column)
    assert expected in fault.expected


@pytest.mark.parametrize(
    ("change", "column", "expected"),
    [
        ({"row_id": "no-such-row"}, "row_id", "an id of data/trade_totals.csv"),
        ({"column": "flows"}, "column", "a column of data/trade_totals.csv"),
        ({"table": "totals"}, "table", "one of trade_totals"),
    ],
)
def test_a_known_issue_is_about_a_row_and_column_that_exist(
    make_folder: MakeFolder, change: dict[str, str], column: str, expected: str
) -> None:
    rows = (total("export", "2022", "877.6", "0.1"),)
    (fault,) = find_faults(make_folder(trade_totals=rows, known_issues=({**ISSUE, **change},)))
    assert (fault.file, fault.row, fault.column) == ("data/known_issues.csv", 2, column)
    assert fault.value == change[column]
    assert expected in fault.expected


def test_an_impossible_date_is_refused_in_any_table(make_folder: MakeFolder) -> None:
    about = {"id": "visit", "subject_id": "visit", "title": "A visit", "source_id": "paper-2023"}
    folder = make_folder(
        events=({**about, "kind": "other", "date": "2023-02-31"},),
        agreements=({**about, "kind": "treaty", "status": "signed", "date_signed": "2023-04-31"},),
        commitments=(
            {
                **{key: value for key, value in about.items() if key != "title"},
                "dyad": "kaz-tjk",
                "kind": "target",
                "measure": "turnover",
                "date_stated": "2021-02-29",
                "due": "2027-06-31",
                "description": "A target.",
            },
        ),
    )
    faults = find_faults(folder)
    assert [(fault.file, fault.column, fault.value) for fault in faults] == [
        ("data/agreements.csv", "date_signed", "2023-04-31"),
        ("data/commitments.csv", "date_stated", "2021-02-29"),
        ("data/commitments.csv", "due", "2027-06-31"),
        ("data/events.csv", "date", "2023-02-31"),
    ]
    assert {fault.expected for fault in faults} == {"a date that exists"}


def test_the_two_columns_of_a_link_table_are_one_key(make_folder: MakeFolder) -> None:
    event = {"id": "visit", "subject_id": "visit", "kind": "other", "title": "A visit"}
    link = {"event_id": "visit", "dyad": DYADS[0]["id"]}
    folder = make_folder(
        events=({**event, "source_id": "paper-2023"},),
        event_dyads=(link, link, {**link, "event_id": ""}),
    )
    faults = find_faults(folder)
    assert [(fault.row, fault.column) for fault in faults] == [(3, "event_id"), (4, "event_id")]
    assert faults[0].value == "visit, kaz-tjk"
    assert faults[1].expected == "a key in every row"


@pytest.mark.parametrize("flow", ["export", "import"])
def test_a_direction_without_a_reporter_is_refused(make_folder: MakeFolder, flow: str) -> None:
    row = total(flow, "2022", "877.6", "0.1", reporter="", partner="")
    (finding,) = find_faults(make_folder(trade_totals=[row]))
    assert (finding.row, finding.column) == (2, "reporter")
    assert "from whose side" in finding.expected
