"""Pages of economies: who has one, the largest trade, and sections exactly where rows stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from made_blocks import hrefs_of, html_of, page_of, real_site, site_of, text_of, tree_of, words
from made_rows import REGION, agreement, event, pair_target, pair_total, records

from briefs.macros.evaluating import Page, evaluate_page
from briefs.pages.context import Site
from briefs.pages.economies import economy_sections
from conftest import PROJECT, Rows

MakeSite = Callable[..., Site]
PAGE = "economies/kaz.md"
LIST = "economies/index.md"
TRADE = (
    pair_total("kaz-tjk", "turnover", "2022", "1379"),
    pair_total("kaz-uzb", "turnover", "2022", "5000"),
    pair_total("kaz-uzb", "turnover", "2023", "4600", "UZB"),
)
CONFLICT = (
    pair_total("kaz-uzb", "turnover", "2022", "5000"),
    pair_total("kaz-uzb", "turnover", "2022", "3000", source_id="paper-1"),
)
OTHERS: Mapping[str, Rows] = {
    "trade_totals": (
        pair_total("tjk-uzb", "turnover", "2022", "500"),
        pair_total("tjk-uzb", "turnover", "2022", "900", source_id="paper-1"),
    ),
    "commitments": (pair_target("t", "tjk-uzb", "2000", "2023-05-04", "2030"),),
    **records((agreement("pact"),), (event("talk"),), pact=["tjk-uzb"], talk=["tjk-uzb"]),
}


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture
def make_site(make_folder: Callable[..., Path], real: Site) -> MakeSite:
    return lambda **tables: site_of(real, make_folder(**{**REGION, **tables}))


def headings(site: Site, code: str = "KAZ") -> list[str]:
    page = page_of(site, f"economies/{code.lower()}.md", economy=code)
    return [section.heading for section in economy_sections(page).sections]


def headline(site: Site, code: str = "KAZ") -> str:
    html = html_of(site, "economy_headline()", PAGE, f"economy: {code}")
    return words(tree_of(html))


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({"dyads": ()}, []),
        ({}, ["Partners"]),
        ({"trade_totals": TRADE}, ["Partners", "Newest statements"]),
        (
            {"commitments": (pair_target("t", "kaz-tjk", "2000", "2023-05-04", "2030"),)},
            ["Partners", "Targets coming due"],
        ),
        (
            {"commitments": (pair_target("t", "kaz-tjk", "2000", "2023-05-04"),)},
            ["Partners"],
        ),
        ({"trade_totals": CONFLICT}, ["Partners", "Largest conflicts", "Newest statements"]),
        (records((agreement("pact"),)), ["Partners", "Latest agreements and events"]),
        (records(events=(event("talk"),)), ["Partners", "Latest agreements and events"]),
        (OTHERS, ["Partners"]),
    ],
)
def test_a_section_is_there_exactly_when_rows_of_the_economy_stand_for_it(
    make_site: MakeSite, tables: Mapping[str, Rows], expected: list[str]
) -> None:
    assert headings(make_site(**tables)) == expected


def test_what_is_of_another_pair_is_on_the_pages_of_its_own_economies(make_site: MakeSite) -> None:
    assert headings(make_site(**OTHERS), "UZB") == [
        "Partners",
        "Targets coming due",
        "Largest conflicts",
        "Newest statements",
        "Latest agreements and events",
    ]


def test_no_section_of_a_real_economy_is_empty(real: Site) -> None:
    for path in sorted(real.page_paths):
        if not path.startswith("economies/") or path == LIST:
            continue
        code = Path(path).stem.upper()
        page = page_of(real, path, economy=code)
        outline = economy_sections(page)
        assert {"Partners", "Newest statements"} <= {one.heading for one in outline.sections}
        for section in outline.sections:
            text = text_of(" ".join(map(str, section.parts)))
            assert "none stated" not in text, (code, section.heading)


def test_the_largest_trade_is_told_as_both_sides_count_it(make_site: MakeSite) -> None:
    assert headline(make_site(trade_totals=TRADE)) == (
        "The largest trade of Kazakhstan on these pages is with Uzbekistan: $5.00 billion in 2022, "
        "as Kazakhstan counts it, and $4.60 billion in 2023, as Uzbekistan counts it."
    )


def test_the_largest_trade_is_told_as_one_side_counts_it_where_the_other_does_not(
    make_site: MakeSite,
) -> None:
    site = make_site(trade_totals=TRADE[:1])
    lead = "The largest trade of {} on these pages is with {}: $1.38 billion in 2022, "
    told = "as Kazakhstan counts it."
    assert headline(site) == lead.format("Kazakhstan", "Tajikistan") + told
    assert headline(site, "TJK") == lead.format("Tajikistan", "Kazakhstan") + told


def test_an_economy_without_turnover_says_so(make_site: MakeSite) -> None:
    site = make_site(trade_totals=TRADE[:1])
    assert headline(site, "UZB") == "No turnover of Uzbekistan for a whole year is stated."


def test_the_list_has_the_economies_that_have_a_page_each_with_its_largest_trade(
    make_site: MakeSite,
) -> None:
    site = make_site(trade_totals=TRADE)
    paths = frozenset({LIST, "economies/kaz.md", "economies/tjk.md"})
    html = html_of(replace(site, page_paths=paths), "economy_list()", LIST, "title: Economies")
    assert [href for href in hrefs_of(html) if "source" not in href] == [
        "../economies/kaz/",
        "../economies/tjk/",
    ]
    assert [words(card) for card in tree_of(html).iter("section")] == [
        "KazakhstanMost with Uzbekistan: $5.00 bn in 2022, as Kazakhstan counts",
        "TajikistanMost with Kazakhstan: $1.38 bn in 2022, as Kazakhstan counts",
    ]


def test_every_economy_that_trades_here_has_a_page_of_its_own(real: Site) -> None:
    codes = {
        code for dyad in real.package.dyads.values() for code in (dyad.economy_a, dyad.economy_b)
    }
    pages = {path for path in real.page_paths if path.startswith("economies/")} - {LIST}
    assert pages == {f"economies/{code.lower()}.md" for code in codes}
    for path in pages:
        text = (PROJECT / "docs" / path).read_text(encoding="utf-8")
        assert f"\neconomy: {Path(path).stem.upper()}\n" in text


def test_an_economy_that_is_not_in_the_table_is_a_fault_with_the_nearest(real: Site) -> None:
    page = Page(PAGE, "---\neconomy: KAS\n---\n\n{{ economy_sections() }}\n")
    _, (fault,) = evaluate_page(real, page)
    assert (fault.row, fault.column, fault.value) == (2, "economy", "KAS")
    assert fault.expected == "an id of economies.csv"
    assert "KAZ" in fault.cure


@pytest.mark.parametrize("call", ["economy_headline()", "economy_sections()"])
def test_a_page_without_an_economy_has_neither(real: Site, call: str) -> None:
    _, (fault,) = evaluate_page(real, Page("methods.md", f"# Methods\n\n{{{{ {call} }}}}\n"))
    assert "an economy in the page's front matter" in fault.expected
