"""Every cell of every table reaches the model, compared with what the csv module reads."""

import csv
from dataclasses import fields
from decimal import Decimal

import pytest

from briefs.model import Flow, Qualifier, Statement
from briefs.tables import read_descriptor, read_package, read_table
from conftest import ECONOMIES, SOURCE, total

LISTS = {
    "trade_totals": "observations",
    "trade_products": "product_observations",
    "commitments": "commitments",
    "agreements": "agreements",
    "events": "events",
    "indicators": "indicators",
    "cooperation": "cooperation",
    "known_issues": "known_issues",
}
MAPPINGS = {"economies": "code", "dyads": "id", "sources": "id", "products": "id"}
LINKS = {"agreement_dyads": "agreements", "event_dyads": "events"}
STATEMENTS = {
    "value_usd_million": ("value", "value"),
    "value_rounding_usd_million": ("value", "rounding"),
    "value_qualifier": ("value", "qualifier"),
    "growth_pct": ("growth", "value"),
    "growth_rounding_pct": ("growth", "rounding"),
    "growth_qualifier": ("growth", "qualifier"),
    "quantity": ("quantity", "value"),
    "quantity_rounding": ("quantity", "rounding"),
    "quantity_qualifier": ("quantity", "qualifier"),
    "value": ("value", "value"),
    "value_rounding": ("value", "rounding"),
}


def raw_rows(project, name):
    path = project / "datapackage" / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def items_of(package, name):
    if name in MAPPINGS:
        return list(getattr(package, name).values())
    return list(getattr(package, LISTS[name]))


def told(item, column):
    """What the model says in a column, as the file would write it."""
    if column in STATEMENTS:
        attribute, part = STATEMENTS[column]
        statement = getattr(item, attribute)
        return "" if statement is None else str(getattr(statement, part))
    if column == "inferred":
        return " ".join(item.inferred)
    cell = getattr(item, "cell", None)
    owner = cell if hasattr(cell, column) and column not in dir(type(item)) else item
    value = getattr(owner, column)
    return "" if value is None else str(value)


def test_every_table_of_the_descriptor_is_read(project):
    tables = read_descriptor(project / "datapackage").tables
    assert set(tables) == {*LISTS, *MAPPINGS, *LINKS}


@pytest.mark.parametrize("name", [*LISTS, *MAPPINGS])
def test_every_row_and_column_of_a_table_reaches_the_model(project, package, name):
    rows, items = raw_rows(project, name), items_of(package, name)
    assert len(rows) == len(items) > 0
    columns = read_descriptor(project / "datapackage").tables[name].column_names
    for row, item in zip(rows, items, strict=True):
        assert {column: told(item, column) for column in columns} == row


@pytest.mark.parametrize(("name", "items"), LINKS.items())
def test_every_link_of_a_dyad_reaches_the_model(project, package, name, items):
    links = {tuple(row.values()) for row in raw_rows(project, name)}
    assert links == {(item.id, dyad) for item in getattr(package, items) for dyad in item.dyads}


def test_an_event_of_two_dyads_keeps_both_and_one_of_none_has_none(make_package):
    event = {"kind": "forum", "date": "2023", "title": "Forum", "source_id": "paper-2023"}
    package = make_package(
        events=[{"id": "a", "subject_id": "a", **event}, {"id": "b", "subject_id": "b", **event}],
        event_dyads=[
            {"event_id": "a", "dyad": "kaz-tjk"},
            {"event_id": "a", "dyad": "kaz-uzb"},
        ],
    )
    assert [one.dyads for one in package.events] == [("kaz-tjk", "kaz-uzb"), ()]


def test_decimals_are_exact(package):
    row = next(row for row in package.observations if row.stated_as == "$877.6 million")
    assert row.value == Statement(Decimal("877.6"), Decimal("0.1"), Qualifier.EXACT)
    assert str(row.value.value) == "877.6"
    assert row.cell.flow is Flow.EXPORT


def test_trailing_zeros_and_long_fractions_survive(make_package):
    rows = [total("export", "2022", "1.10", "0.01"), total("import", "2022", "0.30000000001", "1")]
    values = [str(row.value.value) for row in make_package(trade_totals=rows).observations]
    assert values == ["1.10", "0.30000000001"]


def test_an_empty_number_is_no_statement_and_never_zero(make_package):
    rate = {"growth_pct": "0", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    (row,) = make_package(trade_totals=[total("turnover", "2022", **rate)]).observations
    assert row.value is None
    assert row.growth == Statement(Decimal(0), Decimal(1), Qualifier.EXACT)


@pytest.mark.parametrize("text", ["NA", "null", "nan", "None", "01", "1e3"])
def test_a_text_that_looks_like_no_value_or_a_number_stays_text(make_folder, text):
    source = {**SOURCE, "publisher": text}
    folder = make_folder(sources=[source])
    table = read_table(read_descriptor(folder), "sources")
    assert list(table["publisher"]) == [text]
    assert read_package(folder).sources["paper-2023"].publisher == text


def test_leading_zeros_of_codes_survive(make_package):
    afghanistan = {
        "code": "AFG",
        "iso2": "AF",
        "m49": "004",
        "name_en": "Afghanistan",
        "name_ru": "Афганистан",
    }
    package = make_package(economies=[*ECONOMIES, afghanistan])
    assert package.economies["AFG"].m49 == "004"
    assert package.name_of("AFG") == "Afghanistan"


def test_a_package_is_read_into_every_field_of_the_model(package):
    for field in fields(package):
        assert getattr(package, field.name), field.name


def test_an_unknown_table_is_refused(project):
    with pytest.raises(KeyError):
        read_table(read_descriptor(project / "datapackage"), "trade")


def test_a_missing_file_is_refused(make_folder):
    folder = make_folder()
    (folder / "data" / "events.csv").unlink()
    with pytest.raises(FileNotFoundError):
        read_package(folder)


def test_a_cell_that_validation_would_refuse_is_refused(make_folder):
    folder = make_folder(trade_totals=[total("exports", "2022", "1", "1")])
    with pytest.raises(ValueError, match="exports"):
        read_package(folder)
