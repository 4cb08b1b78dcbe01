"""Identifiers of new rows follow those that are there."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.entries.identifiers import proposed_id
from briefs.tables import read_descriptor
from conftest import PROJECT

TOTAL = {
    "dyad": "kaz-tjk",
    "flow": "turnover",
    "period": "2011-01/2011-10",
    "reporter": "KAZ",
    "source_id": "paper-2023",
}
UNATTRIBUTED = "kaz-tjk-turnover-2011-unattributed-paper-2023"
SIGNING = {
    "publisher": "The Astana Times",
    "published": "2023-05-03",
    "title": "The signing of a treaty",
}
FORUM = {"dyad": "kaz-tjk", "date": "2026-05", "kind": "forum", "title": "Forum on water in Astana"}
TABLES = tuple(read_descriptor(PROJECT / "datapackage").tables)


@pytest.mark.parametrize(
    ("table", "answers", "expected"),
    [
        ("trade_totals", TOTAL, "kaz-tjk-turnover-2011-01-2011-10-kaz-paper-2023"),
        ("trade_totals", {**TOTAL, "reporter": "", "period": "2011"}, UNATTRIBUTED),
        ("sources", SIGNING, "astana-times-2023-05-03-signing-treaty"),
        ("sources", {"publisher": "Kaspi (DKNews.kz)", "title": "Trade"}, "kaspi-nd-trade"),
        ("events", FORUM, "kaz-tjk-2026-05-forum-water-astana"),
        ("products", {"title": "Ores of iron"}, "ores-of-iron"),
        ("known_issues", {"row_id": "x", "kind": "source_error"}, "issue-x-source-error"),
        ("trade_totals", {}, "unattributed"),
        ("events", {}, ""),
    ],
)
def test_an_identifier_is_made_of_what_the_row_is_about(table, answers, expected) -> None:
    assert proposed_id(table, answers, ()) == expected


def test_a_taken_identifier_is_numbered() -> None:
    first = proposed_id("trade_totals", TOTAL, ())
    second = proposed_id("trade_totals", TOTAL, {first})
    third = proposed_id("trade_totals", TOTAL, {first, second})
    assert (second, third) == (f"{first}-2", f"{first}-3")


@given(
    st.sampled_from(TABLES),
    st.dictionaries(
        st.sampled_from(["title", "publisher", "dyad", "date", "kind", "source_id", "row_id"]),
        st.text(),
    ),
)
def test_any_answers_give_an_identifier_of_the_right_form_or_none(table, answers) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", proposed_id(table, answers, ()))


def test_most_identifiers_of_totals_are_those_that_would_be_proposed() -> None:
    with (PROJECT / "datapackage/data/trade_totals.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    proposed = sum(proposed_id("trade_totals", row, ()) == row["id"] for row in rows)
    assert proposed > 0.8 * len(rows)
