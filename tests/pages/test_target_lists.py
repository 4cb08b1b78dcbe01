"""What became of each target: its date, how often it was stated, how far it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from made_blocks import html_of, real_site, site_of, text_of, tree_of, words

from briefs.pages.context import Site
from conftest import target, total

MakeSite = Callable[..., Site]


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture
def make_site(make_folder: Callable[..., Path], real: Site) -> MakeSite:
    return lambda **tables: site_of(real, make_folder(**tables))


def items_of(site: Site) -> list[str]:
    return [words(item) for item in tree_of(html_of(site, "targets()")).iter("li")]


def the_item(site: Site) -> str:
    (item,) = items_of(site)
    return item


def turnover(year: str, value: str, **other: str) -> Mapping[str, str]:
    return total("turnover", year, value, "1", **other)


def test_a_moved_date_is_told_with_both_years_and_the_time_between(make_site: MakeSite) -> None:
    rows = (target("a", "2023-05-04", "2025"), target("b", "2024-08-22", "2027"))
    assert the_item(make_site(commitments=rows)) == (
        "$2 bn: stated 2 times since May 2023, first due 2025, now 2027, 2 years later."
    )


def test_a_date_moved_by_a_year_is_one_year_later(make_site: MakeSite) -> None:
    rows = (target("a", "2023-05-04", "2025"), target("b", "2024-08-22", "2026"))
    assert "first due 2025, now 2026, 1 year later." in the_item(make_site(commitments=rows))


def test_a_date_brought_forward_is_not_later(make_site: MakeSite) -> None:
    rows = (target("a", "2023-05-04", "2030"), target("b", "2024-08-22", "2027"))
    assert the_item(make_site(commitments=rows)).endswith("first due 2030, now 2027.")


def test_a_date_that_stayed_is_told_once(make_site: MakeSite) -> None:
    rows = (target("a", "2023-05-04", "2027"), target("b", "2024-08-22", "2027"))
    assert (
        the_item(make_site(commitments=rows)) == "$2 bn: stated 2 times since May 2023, due 2027."
    )


def test_a_repeat_without_a_date_keeps_the_date(make_site: MakeSite) -> None:
    rows = (target("a", "2023-05-04", "2027"), target("b", "2025-08-22"))
    assert (
        the_item(make_site(commitments=rows)) == "$2 bn: stated 2 times since May 2023, due 2027."
    )


def test_a_target_without_a_date_says_so(make_site: MakeSite) -> None:
    assert the_item(make_site(commitments=(target("a", "2018-03-14"),))) == (
        "$2 bn: stated in March 2018, without a date."
    )


def test_a_target_of_a_year_alone_is_told_by_its_year(make_site: MakeSite) -> None:
    assert "stated in 2018, without a date." in the_item(
        make_site(commitments=(target("a", "2018"),))
    )


def test_a_reached_target_is_told_with_the_turnover_that_reached_it(make_site: MakeSite) -> None:
    site = make_site(
        commitments=(target("a", "2018-03-14", "2025"),), trade_totals=(turnover("2024", "2345"),)
    )
    assert the_item(site).endswith("Turnover of 2024, $2.35 bn as Kazakhstan counts, reached it.")


def test_a_turnover_stated_as_over_the_target_reached_it(make_site: MakeSite) -> None:
    over = total("turnover", "2024", "2000", "1000", value_qualifier="over")
    site = make_site(commitments=(target("a", "2018-03-14"),), trade_totals=(over,))
    assert the_item(site).endswith("Turnover of 2024, over $2 bn as Kazakhstan counts, reached it.")


def test_a_turnover_almost_at_the_target_did_not_reach_it(make_site: MakeSite) -> None:
    almost = total("turnover", "2024", "2000", "100", value_qualifier="under")
    site = make_site(commitments=(target("a", "2018-03-14"),), trade_totals=(almost,))
    assert "reached" not in the_item(site)
    assert "In 2024 turnover was" in the_item(site)


def test_a_target_on_its_way_is_told_with_its_share_and_the_growth_still_needed(
    make_site: MakeSite,
) -> None:
    site = make_site(
        commitments=(target("a", "2024-08-22", "2027"),), trade_totals=(turnover("2025", "1280"),)
    )
    # 1280 / 2000 = 64 %; (2000 / 1280) ** (1 / 2) = 1.25
    assert the_item(site).endswith(
        "In 2025 turnover was 64 % of it, as Kazakhstan counts; "
        "to get there in time it takes 25.0 % a year."
    )


def test_a_date_that_has_passed_is_told(make_site: MakeSite) -> None:
    site = make_site(
        commitments=(target("a", "2018-03-14", "2020"),), trade_totals=(turnover("2025", "1000"),)
    )
    assert the_item(site).endswith("of it, as Kazakhstan counts; the date has passed.")


def test_a_target_without_a_date_needs_no_growth_and_has_not_passed(make_site: MakeSite) -> None:
    site = make_site(
        commitments=(target("a", "2018-03-14"),), trade_totals=(turnover("2025", "1000"),)
    )
    assert the_item(site).endswith("of it, as Kazakhstan counts.")


def test_the_latest_full_year_is_held_against_the_target(make_site: MakeSite) -> None:
    rows = (turnover("2023", "1000"), turnover("2024", "500"), turnover("2025-H1", "900"))
    site = make_site(commitments=(target("a", "2024-08-22", "2027"),), trade_totals=rows)
    assert "In 2024 turnover was 25" in the_item(site)


def test_a_turnover_of_the_partner_alone_is_held_against_it_with_who_counts(
    make_site: MakeSite,
) -> None:
    rows = (turnover("2024", "500", reporter="TJK", partner="KAZ"),)
    site = make_site(commitments=(target("a", "2024-08-22", "2027"),), trade_totals=rows)
    assert "In 2024 turnover was 25 % of it, as Tajikistan counts; " in the_item(site)


def test_either_side_s_figure_reaches_the_target(make_site: MakeSite) -> None:
    rows = (
        turnover("2024", "1900"),
        turnover("2024", "2100", reporter="TJK", partner="KAZ"),
    )
    site = make_site(commitments=(target("a", "2024-08-22", "2027"),), trade_totals=rows)
    assert the_item(site).endswith("Turnover of 2024, $2.10 bn as Tajikistan counts, reached it.")


def test_a_target_reached_after_its_date_is_told_as_late(make_site: MakeSite) -> None:
    rows = (turnover("2024", "1000"), turnover("2025", "2100"))
    site = make_site(commitments=(target("a", "2018-03-14", "2024"),), trade_totals=rows)
    assert the_item(site).endswith(
        "Turnover of 2025, $2.10 bn as Kazakhstan counts, reached it. That is after its date."
    )


def test_a_year_before_the_target_was_stated_does_not_reach_it(make_site: MakeSite) -> None:
    rows = (turnover("2017", "2500"), turnover("2024", "1000"))
    site = make_site(commitments=(target("a", "2018-03-14"),), trade_totals=rows)
    assert "reached" not in the_item(site)
    assert "In 2024 turnover was 50" in the_item(site)


def test_targets_are_told_by_subject_the_latest_stated_first(make_site: MakeSite) -> None:
    one = {"subject_id": "one-billion", "value_usd_million": "1000", "stated_as": "$1 billion"}
    rows = (
        target("a", "2018-03-14"),
        target("b", "2021-05-20", **one),
        target("c", "2024-08-22"),
        target("d", "2022-05-20", **one),
    )
    assert items_of(make_site(commitments=rows)) == [
        "$2 bn: stated 2 times since March 2018, without a date.",
        "$1 bn: stated 2 times since May 2021, without a date.",
    ]


@pytest.mark.parametrize(
    "other",
    [{"kind": "plan"}, {"measure": "exports"}, {"measure": "contracts"}],
)
def test_what_is_no_target_of_turnover_is_left_out(
    make_site: MakeSite, other: dict[str, str]
) -> None:
    site = make_site(commitments=(target("a", "2018-03-14", **other),))
    assert text_of(html_of(site, "targets()")) == "Targets of turnover: none stated"


def test_the_amount_opens_who_stated_it(make_site: MakeSite) -> None:
    rows = (target("a", "2023-05-04", "2025"), target("b", "2024-08-22", "2027"))
    tree = tree_of(html_of(make_site(commitments=rows), "targets()"))
    assert tree.find(".//li/button").get("popovertarget") == "popover-b"


def test_the_target_of_two_billion_moved_by_two_years(real: Site) -> None:
    first, second = items_of(real)
    assert first.startswith(
        "$2 bn: stated 10 times since March 2018, first due 2025, now 2027, 2 years later. "
    )
    assert "In 2025 turnover was at least 60 % of it, as Kazakhstan counts" in first
    assert second.startswith("$1 bn: stated 2 times since May 2021, without a date. ")
    assert second.endswith("Turnover of 2021, $1.1 bn as Kazakhstan counts, reached it.")
