"""What is proposed for the cells of a new row."""

from __future__ import annotations

import pytest

from briefs.entries import PLANS, is_asked, known_source, propose, questions, read_known
from briefs.entries.known import Known, subjects_there
from briefs.model import Package
from briefs.tables import read_descriptor
from conftest import GAZETTE, PROJECT, SOURCE, MakeFolder, target

SCHEMAS = read_descriptor(PROJECT / "datapackage").tables


@pytest.fixture
def known(make_folder: MakeFolder) -> Known:
    return read_known(make_folder(sources=(SOURCE, GAZETTE), commitments=[target("a", "2023")]))


@pytest.mark.parametrize(
    ("column", "answers", "expected"),
    [
        ("value_usd_million", {"stated_as": "over $1.4 billion"}, "1400"),
        ("value_rounding_usd_million", {"stated_as": "over $1.4 billion"}, "100"),
        ("value_qualifier", {"stated_as": "over $1.4 billion"}, "over"),
        ("growth_pct", {"stated_as": "fell by 18.5 %"}, "-18.5"),
        ("growth_rounding_pct", {"stated_as": "fell by 18.5 %"}, "0.1"),
        ("value_usd_million", {"stated_as": "a lot"}, ""),
        ("value_rounding_usd_million", {"stated_as": "", "value_usd_million": "120"}, "10"),
        ("growth_rounding_pct", {"stated_as": "", "growth_pct": "-3.7"}, "0.1"),
        ("partner", {"dyad": "kaz-tjk", "reporter": "TJK"}, "KAZ"),
        ("partner", {"dyad": "kaz-tjk", "reporter": ""}, ""),
        ("status", {}, "final"),
        ("authority", {}, ""),
        ("note", {}, ""),
    ],
)
def test_a_cell_is_proposed_from_those_before_it(known, column, answers, expected) -> None:
    assert propose("trade_totals", column, answers, known) == expected


def test_a_statement_is_proposed_to_be_of_the_day_of_its_source(known: Known) -> None:
    assert propose("commitments", "date_stated", {"source_id": SOURCE["id"]}, known) == "2023-05-03"


def test_a_new_source_of_a_known_host_is_of_its_publisher(known: Known) -> None:
    answers = {"url": "https://paper.example/2024"}
    assert propose("sources", "publisher", answers, known) == "The Paper"
    assert propose("sources", "language", answers, known) == "en"
    assert propose("sources", "accessed", answers, known) == ""
    assert propose("sources", "publisher", {"url": "https://other.example/"}, known) == ""


@pytest.mark.parametrize(
    "asked",
    [
        "paper-2023",
        "https://paper.example/2023",
        "http://www.paper.example/2023/",
        "https://paper.example/2023?utm_source=mail#top",
    ],
)
def test_a_source_is_known_by_id_or_any_spelling_of_its_address(known: Known, asked: str) -> None:
    found = known_source(known.package, asked)
    assert found is not None
    assert found.id == "paper-2023"


@pytest.mark.parametrize("asked", ["", "paper", "https://paper.example/2022", "paper.example/2023"])
def test_another_address_is_another_source(known: Known, asked: str) -> None:
    assert known_source(known.package, asked) is None


def test_every_plan_asks_for_every_column_once() -> None:
    for plan in PLANS.values():
        asked = [column.name for column in questions(SCHEMAS[plan.table])]
        assert sorted(asked) == sorted(SCHEMAS[plan.table].column_names)
        if "stated_as" in asked:
            numbers = [name for name in asked if "qualifier" in name]
            assert all(asked.index("stated_as") < asked.index(name) for name in numbers)


def test_every_table_has_a_plan() -> None:
    plans = PLANS.values()
    assert {plan.table for plan in plans} | {plan.links for plan in plans} - {""} == set(SCHEMAS)


def test_rounding_is_not_asked_for_where_there_is_no_number() -> None:
    assert not is_asked("value_qualifier", {"value_usd_million": ""})
    assert is_asked("value_qualifier", {"value_usd_million": "5"})
    assert is_asked("value_qualifier", {"value": "5"})
    assert not is_asked("growth_rounding_pct", {})
    assert is_asked("reporter", {})


def test_subjects_of_a_pair_are_named_the_latest_first(package: Package) -> None:
    for table in ("commitments", "agreements", "events"):
        subjects = subjects_there(package, table, "kaz-tjk")
        assert len(subjects) == len(set(subjects)) > 10
    assert subjects_there(package, "trade_totals", "kaz-tjk") == ()
