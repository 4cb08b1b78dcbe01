"""All pairs side by side, and the partners of one economy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from made_blocks import hrefs_of, html_of, real_site, rows_of, site_of, text_of
from made_rows import REGION, pair_target, pair_total

from briefs.figures import latest_year
from briefs.macros.evaluating import Page, evaluate_page
from briefs.model import Flow, Verdict
from briefs.pages.context import Site
from conftest import target, total

MakeSite = Callable[..., Site]
COMPARE = "compare.md"

TRADE = (
    pair_total("kaz-tjk", "turnover", "2022", "1379"),
    pair_total("kaz-tjk", "turnover", "2021", "1163"),
    pair_total("kaz-tjk", "turnover", "2023", "1150", "TJK"),
    pair_total("kaz-uzb", "turnover", "2022", "5000"),
    pair_total("kaz-uzb", "turnover", "2022", "4600", "UZB"),
    pair_total("tjk-uzb", "turnover", "2020", "500", "UZB"),
)


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture
def make_site(make_folder: Callable[..., Path], real: Site) -> MakeSite:
    return lambda **tables: site_of(real, make_folder(**{**REGION, **tables}))


def comparison_of(site: Site) -> str:
    return html_of(site, "comparison()", COMPARE, "title: Compare")


def partners_of(site: Site, code: str = "KAZ") -> str:
    return html_of(site, "partners()", f"economies/{code.lower()}.md", f"economy: {code}")


def test_every_pair_of_the_package_is_a_row_the_largest_first(real: Site) -> None:
    package = real.package
    sizes = {}
    for dyad in package.dyads.values():
        names = [package.name_of(code) for code in (dyad.economy_a, dyad.economy_b)]
        figures = [
            latest_year(package, dyad, code, Flow.TURNOVER)
            for code in (dyad.economy_a, dyad.economy_b)
        ]
        sizes["–".join(names)] = max((figure.value for figure in figures if figure), default=0)
    shown = [row[0] for row in rows_of(comparison_of(real))]
    assert sorted(shown) == sorted(sizes)
    assert [sizes[name] for name in shown] == sorted(sizes.values(), reverse=True)


def test_each_side_is_told_with_its_name_and_its_own_year(make_site: MakeSite) -> None:
    rows = rows_of(comparison_of(make_site(trade_totals=TRADE)))
    assert [row[:3] for row in rows] == [
        ["Kazakhstan–Uzbekistan", "$5.00 bnKazakhstan, 2022", "$4.60 bnUzbekistan, 2022"],
        ["Kazakhstan–Tajikistan", "$1.38 bnKazakhstan, 2022", "$1.15 bnTajikistan, 2023"],
        ["Tajikistan–Uzbekistan", "Tajikistan: not stated", "$500 mUzbekistan, 2020"],
    ]


def test_growth_is_that_of_the_later_figure_that_has_one(make_site: MakeSite) -> None:
    for rows, expected in (
        (TRADE, "about +18.6 %Kazakhstan, 2022"),
        (
            (*TRADE, pair_total("kaz-tjk", "turnover", "2022", "1000", "TJK")),
            "about +15.0 %Tajikistan, 2023",
        ),
        (TRADE[:1], "not stated"),
    ):
        (row,) = [
            row
            for row in rows_of(comparison_of(make_site(trade_totals=rows)))
            if row[0] == "Kazakhstan–Tajikistan"
        ]
        assert row[3] == expected


def test_the_target_in_force_is_told_with_how_far_the_later_figure_is(make_site: MakeSite) -> None:
    targets = (
        target("t", "2023-05-04", "2027"),
        pair_target("u", "kaz-uzb", "10000", "2021-12-06"),
        pair_target("v", "tjk-uzb", "1000", "2021-12-06"),
    )
    site = make_site(trade_totals=TRADE[:4], commitments=targets)
    assert {row[0]: row[4] for row in rows_of(comparison_of(site))} == {
        # 1150 / 2000 of 2023, 5000 / 10000 of 2022; the third pair has no figure
        "Kazakhstan–Tajikistan": "$2 bn by 202758 % reached",
        "Kazakhstan–Uzbekistan": "$10 bn50 % reached",
        "Tajikistan–Uzbekistan": "$1 bn",
    }


def test_the_tests_that_conflict_are_counted_and_lead_to_the_ledger(real: Site) -> None:
    html = comparison_of(real)
    counts = {row[0]: int(row[5]) for row in rows_of(html)}
    ledgers = [href for href in hrefs_of(html) if "checks" in href]
    for dyad in real.package.dyads.values():
        name = f"{real.package.name_of(dyad.economy_a)}–{real.package.name_of(dyad.economy_b)}"
        found = [
            check
            for check in real.checks
            if check.dyad == dyad.id and check.verdict is Verdict.CONFLICTS
        ]
        assert counts[name] == len(found)
        href = f"../checks/?dyad={dyad.id}&verdict=conflicts"
        assert (href in ledgers) is bool(found)
    assert 0 in counts.values()
    assert len(ledgers) == sum(count > 0 for count in counts.values())


def test_a_pair_leads_to_its_brief_where_it_has_one(make_site: MakeSite) -> None:
    site = make_site(trade_totals=TRADE)
    site = replace(site, page_paths=frozenset({"briefs/kaz-tjk.md", COMPARE}))
    assert hrefs_of(comparison_of(site)) == ["../briefs/kaz-tjk/"]
    assert hrefs_of(partners_of(site)) == ["../../briefs/kaz-tjk/"]
    assert rows_of(comparison_of(site))[0][0] == "Kazakhstan–Uzbekistan"


def test_a_package_without_pairs_says_so(make_site: MakeSite) -> None:
    site = make_site(dyads=())
    assert text_of(comparison_of(site)).endswith("none stated")
    assert text_of(partners_of(site)).endswith("none stated")


def test_partners_are_those_of_the_economy_the_largest_first(make_site: MakeSite) -> None:
    site = make_site(trade_totals=TRADE)
    assert [row[:3] for row in rows_of(partners_of(site, "KAZ"))] == [
        ["Uzbekistan", "$5.00 bn2022", "$4.60 bn2022"],
        ["Tajikistan", "$1.38 bn2022", "$1.15 bn2023"],
    ]
    assert [row[:3] for row in rows_of(partners_of(site, "UZB"))] == [
        ["Kazakhstan", "$4.60 bn2022", "$5.00 bn2022"],
        ["Tajikistan", "$500 m2020", "not stated"],
    ]


def test_the_gap_is_of_the_latest_year_that_both_count(make_site: MakeSite) -> None:
    rows = (
        *TRADE[:4],
        pair_total("kaz-uzb", "turnover", "2021", "3000"),
        pair_total("kaz-uzb", "turnover", "2021", "3300", "UZB"),
        pair_total("kaz-uzb", "turnover", "2020", "2000"),
        pair_total("kaz-uzb", "turnover", "2020", "3000", "UZB"),
    )
    gaps = {row[0]: row[3] for row in rows_of(partners_of(make_site(trade_totals=rows)))}
    assert gaps == {"Uzbekistan": "+10.0 %2021", "Tajikistan": "no common year"}


def test_a_year_that_is_nobodys_is_no_common_year(make_site: MakeSite) -> None:
    rows = (
        total("turnover", "2022", "1379", "1"),
        total("turnover", "2022", "1150", "1", reporter="", partner=""),
    )
    gaps = {row[0]: row[3] for row in rows_of(partners_of(make_site(trade_totals=rows)))}
    assert gaps["Tajikistan"] == "no common year"


def test_every_economy_with_a_page_has_its_four_partners(real: Site) -> None:
    codes = [
        code for code in real.package.economies if f"economies/{code.lower()}.md" in real.page_paths
    ]
    assert codes == ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    for code in codes:
        names = [row[0] for row in rows_of(partners_of(real, code))]
        expected = [real.package.name_of(other) for other in codes if other != code]
        assert sorted(names) == sorted(expected)


def test_a_page_without_an_economy_has_no_partners(real: Site) -> None:
    _, (fault,) = evaluate_page(real, Page("compare.md", "# Compare\n\n{{ partners() }}\n"))
    assert "an economy in the page's front matter" in fault.expected
