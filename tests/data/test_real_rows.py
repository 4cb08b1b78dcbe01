"""What holds of the rows of the real data package."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from babel import Locale

from briefs.model import Package, Period
from conftest import PROJECT

DATA = PROJECT / "datapackage" / "data"
COUNTS = {
    "trade_totals": 457,
    "trade_products": 242,
    "commitments": 134,
    "agreements": 126,
    "agreement_dyads": 130,
    "events": 180,
    "event_dyads": 182,
    "indicators": 56,
    "sources": 481,
}

# The printed form is finer or coarser than the last digit that is not zero.
ROUNDINGS_AS_PRINTED = {
    ("potential-2023-01-19-agro", "value_usd_million"): "5",  # up to $45-50 million
    ("kaz-kgz-turnover-2024-kgz-24kg-2025-02-25-kaz-kgz", "value_usd_million"): "1",  # $1,340 b…
    ("kaz-uzb-turnover-2022-kaz-intellinews-2023-10-05-uzbek-wheat", "value_usd_million"): (
        "100"  # $5.0bn
    ),
    ("kgz-uzb-export-2024-01-kgz-trend-2024-04-15-kgz-uzb", "value_usd_million"): (
        "0.001"  # $16.970 million
    ),
    (
        "tjk-uzb-turnover-2020-01-2020-11-tjk-asia-plus-tng-2020-uzb-tjk-pandemic",
        "growth_pct",
    ): "0.1",  # 7.0 percent fewer
    ("tkm-uzb-import-2017-uzb-nca-2022-10-21-tkm-uzb", "value_usd_million"): (
        "0.1"  # $108.0 million
    ),
}
ROUNDED = {
    "trade_totals": (
        ("value_usd_million", "value_rounding_usd_million"),
        ("growth_pct", "growth_rounding_pct"),
    ),
    "trade_products": (
        ("value_usd_million", "value_rounding_usd_million"),
        ("quantity", "quantity_rounding"),
        ("growth_pct", "growth_rounding_pct"),
    ),
    "commitments": (("value_usd_million", "value_rounding_usd_million"),),
    "indicators": (("value", "value_rounding"), ("growth_pct", "growth_rounding_pct")),
}


def rows_of(table: str, folder: Path = DATA) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def every_row() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(DATA.glob("*.csv")):
        for row in rows_of(path.stem):
            yield path.stem, row


def lower_bound(text: str) -> Decimal:
    """The number, or the lower one of a range such as 20-30."""
    match = re.match(r"-?[0-9.]+", text)
    assert match
    return Decimal(match[0])


def last_place(number: str) -> Decimal:
    exponent = Decimal(number).normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


@pytest.mark.parametrize(("table", "count"), COUNTS.items())
def test_every_row_of_the_facts_is_entered(table: str, count: int) -> None:
    assert len(rows_of(table)) == count


def test_names_of_economies_are_those_of_cldr() -> None:
    english, russian = Locale("en").territories, Locale("ru").territories
    for row in rows_of("economies"):
        key = row["iso2"] or "001"
        assert (row["name_en"], row["name_ru"]) == (english[key], russian[key]), row["code"]


def test_the_five_central_asian_economies_are_there(package: Package) -> None:
    assert {"KAZ", "KGZ", "TJK", "TKM", "UZB"} <= set(package.economies)


def test_every_source_states_a_row(package: Package) -> None:
    used = {row["source_id"] for _, row in every_row() if "source_id" in row}
    assert used == set(package.sources)


def test_one_address_is_one_source() -> None:
    def bare(url: str) -> str:
        parts = urlsplit(url)
        host = parts.netloc.lower().removeprefix("www.")
        return f"{host}{parts.path.removesuffix('/')}?{parts.query}"

    addresses = [bare(row["url"]) for row in rows_of("sources")]
    assert sorted(addresses) == sorted(set(addresses))


def test_the_id_of_a_total_begins_with_dyad_flow_and_period(package: Package) -> None:
    for row in package.observations:
        slug = row.cell.period.slug
        assert row.id.startswith(f"{row.cell.dyad}-{row.cell.flow}-{slug}-"), row.id
        reporter = row.cell.reporter.lower() or "unattributed"
        assert row.id.startswith(f"{row.cell.dyad}-{row.cell.flow}-{slug}-{reporter}-"), row.id


def test_no_id_stands_in_two_tables() -> None:
    ids = [row["id"] for table, row in every_row() if "id" in row and table != "sources"]
    assert sorted(ids) == sorted(set(ids))


def test_notes_are_no_verdicts() -> None:
    found = [
        (table, row["id"])
        for table, row in every_row()
        for column in ("note", "description", "problem", "done")
        if "conflict" in row.get(column, "").lower()
    ]
    assert found == []


@pytest.mark.parametrize("table", ROUNDED)
def test_a_rounding_is_the_place_of_the_last_digit_unless_printed_otherwise(table: str) -> None:
    for row in rows_of(table):
        for value, rounding in ROUNDED[table]:
            if not row[value] or not Decimal(row[value]):
                continue
            printed = ROUNDINGS_AS_PRINTED.get((row["id"], value))
            expected = Decimal(printed) if printed else last_place(row[value])
            assert Decimal(row[rounding]) == expected, (row["id"], value)


def test_an_exception_to_the_rounding_is_one() -> None:
    ids = {row["id"]: row for table in ROUNDED for row in rows_of(table)}
    for (row_id, value), printed in ROUNDINGS_AS_PRINTED.items():
        assert last_place(ids[row_id][value]) != Decimal(printed)


def test_a_word_of_bound_in_the_printed_form_is_the_qualifier() -> None:
    words = {
        "over": ("over", "more than", "at least", "above", "exceed"),
        "under": ("almost", "nearly", "close to", "approached"),
        "about": ("about", "approximately", "around", "roughly"),
    }
    for table in ("trade_totals", "commitments"):
        for row in rows_of(table):
            printed = row["stated_as"].lower()
            for qualifier, forms in words.items():
                if row["value_usd_million"] and printed.startswith(forms):
                    assert row["value_qualifier"] == qualifier, row["id"]


def test_nothing_is_inferred_that_is_empty() -> None:
    for table, row in every_row():
        for column in row.get("inferred", "").split():
            assert row[column], (table, row["id"], column)


SEED = "astana-times-2023-05-03-contracts"


@pytest.mark.parametrize(
    ("flow", "value", "rounding", "growth"),
    [
        ("turnover", "1400", "100", "18.5"),
        ("export", "877.6", "0.1", "9.7"),
        ("import", "501.4", "0.1", "37.9"),
    ],
)
def test_the_totals_of_the_seed_article_are_rows(
    package: Package, flow: str, value: str, rounding: str, growth: str
) -> None:
    (row,) = [r for r in package.observations if r.source_id == SEED and r.cell.flow == flow]
    assert (row.cell.reporter, row.cell.partner) == ("KAZ", "TJK")
    assert row.cell.period == Period.year(2022)
    assert row.value is not None
    assert (row.value.value, row.value.rounding) == (Decimal(value), Decimal(rounding))
    assert row.growth is not None
    assert row.growth.value == Decimal(growth)
    assert "Zhumangarin" in row.attribution


@pytest.mark.parametrize(
    ("kind", "measure", "value"),
    [
        ("contract_total", "contracts", "1300"),
        ("plan", "contracts", "2000"),
        ("target", "turnover", "1000"),
        ("potential", "exports", "140"),
    ],
)
def test_the_commitments_of_the_seed_article_are_rows(
    package: Package, kind: str, measure: str, value: str
) -> None:
    (row,) = [r for r in package.commitments if r.source_id == SEED and r.kind == kind]
    assert row.value is not None
    assert (row.measure, row.value.value) == (measure, Decimal(value))


@pytest.mark.parametrize(
    ("exporter", "product"),
    [
        ("KAZ", "wheat"),
        ("KAZ", "margarine"),
        ("KAZ", "sunflower-oil"),
        ("KAZ", "barley"),
        ("TJK", "copper-ores"),
        ("TJK", "dried-fruits"),
        ("TJK", "mineral-water"),
        ("TJK", "vegetables-and-fruits"),
        ("TJK", "grapes"),
    ],
)
def test_the_products_of_the_seed_article_are_rows(
    package: Package, exporter: str, product: str
) -> None:
    assert [
        row
        for row in package.product_observations
        if (row.cell.exporter, row.cell.product_id) == (exporter, product)
        and row.cell.period == Period.year(2022)
    ]


def test_the_grapes_of_the_seed_article_are_26000_tonnes(package: Package) -> None:
    (row,) = [
        row
        for row in package.product_observations
        if row.cell.product_id == "grapes" and row.cell.period == Period.year(2022)
    ]
    assert row.quantity is not None
    assert (row.quantity.value, row.quantity_unit) == (Decimal(26000), "t")


@pytest.mark.parametrize(
    "words",
    ["remote sensing", "satellite", "IT services", "public administration", "science", "flights"],
)
def test_what_the_seed_article_states_without_a_number_is_cooperation(
    package: Package, words: str
) -> None:
    assert [
        row
        for row in package.cooperation
        if row.source_id == SEED and words.lower() in f"{row.title} {row.description}".lower()
    ]


def test_the_distribution_centres_and_the_strategic_partnership_are_rows(
    package: Package,
) -> None:
    assert [row for row in package.agreements if "distribution centres" in row.title]
    assert [row for row in package.agreements if "strategic partnership" in row.title.lower()]
    assert [row for row in package.cooperation if "strategic partnership" in row.title.lower()]


def test_the_ambiguity_of_tajikistans_imports_is_a_known_issue(package: Package) -> None:
    issues = package.issues_by_row["kaz-tjk-import-2022-kaz-astana-times-2023-05-03"]
    assert [(issue.kind, issue.column) for issue in issues] == [("ambiguity", "flow")]
