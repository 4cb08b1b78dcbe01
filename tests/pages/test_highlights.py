"""What is brought to the front: newest statements, widest conflicts, targets to come, coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from made_blocks import (
    hrefs_of,
    html_of,
    items_of,
    real_site,
    site_of,
    text_of,
)
from made_rows import REGION, WHEAT, pair_target, pair_total, paper, product_row

from briefs.macros.evaluating import Page, evaluate_page
from briefs.pages.context import Site
from conftest import SOURCE, target, total

MakeSite = Callable[..., Site]
HOME = "index.md"
PAPERS = (
    SOURCE,
    paper(1, "2024-02-01"),
    paper(2, "2024"),
    paper(3, "2024-05"),
    paper(4, ""),
    paper(5, "2022-01-09"),
)
# Ratios of 1.1, 2 and 5, and one that a shifted decimal point explains.
NARROW = (
    pair_total("kaz-tjk", "turnover", "2021", "1100"),
    pair_total("kaz-tjk", "turnover", "2021", "1000", source_id="paper-1"),
)
WIDE = (
    pair_total("kaz-tjk", "turnover", "2019", "600"),
    pair_total("kaz-tjk", "turnover", "2019", "1200", source_id="paper-1"),
)
WIDER = (
    pair_total("tjk-uzb", "turnover", "2022", "50"),
    pair_total("tjk-uzb", "turnover", "2022", "10", source_id="paper-1"),
)
LARGE = (
    pair_total("kaz-uzb", "turnover", "2022", "5000"),
    pair_total("kaz-uzb", "turnover", "2022", "3000", source_id="paper-1"),
)
EXPLAINED = (
    total("turnover", "2016", "590.2", "0.1"),
    total("turnover", "2017", "776.3", "0.1"),
    total("turnover", "2017", "80", "10", source_id="paper-1"),
)
RATES = (
    pair_total(
        "kaz-uzb",
        "turnover",
        "2020",
        "2900",
        growth_pct="3.7",
        growth_rounding_pct="0.1",
        growth_qualifier="exact",
    ),
    pair_total(
        "kaz-uzb",
        "turnover",
        "2020",
        "2900",
        "UZB",
        growth_pct="-5",
        growth_rounding_pct="1",
        growth_qualifier="exact",
    ),
)


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture
def make_site(make_folder: Callable[..., Path], real: Site) -> MakeSite:
    return lambda **tables: site_of(real, make_folder(**{**REGION, "sources": PAPERS, **tables}))


def made(site: Site, call: str, economy: str = "") -> str:
    if economy:
        path = f"economies/{economy.lower()}.md"
        return html_of(site, call, path, f"economy: {economy}")
    return html_of(site, call, HOME, "title: Home")


def conflicts_of(site: Site, call: str = "largest_conflicts()", economy: str = "") -> list[str]:
    return items_of(made(site, call, economy))


def test_the_newest_statements_come_first_and_a_partial_date_is_its_first_day(
    make_site: MakeSite,
) -> None:
    rows = [
        total("turnover", str(2015 + number), "100", "1", source_id=source["id"])
        for number, source in enumerate(PAPERS)
    ]
    items = items_of(made(make_site(trade_totals=rows), "newest_statements(6)"))
    dates = ["May 2024", "1 February 2024", "2024", "3 May 2023", "9 January 2022", "undated"]
    assert [item.split(" Kazakhstan–")[0] for item in items] == dates
    assert items[0] == (
        "May 2024 Kazakhstan–Tajikistan. Turnover, 2018, reported by Kazakhstan: $100 m Paper 3"
    )


def test_one_statement_of_each_source_is_told_that_of_the_latest_period(
    make_site: MakeSite,
) -> None:
    rows = [total("turnover", year, "100", "1") for year in ("2021", "2023", "2022")]
    rows.append(total("turnover", "2010", "100", "1", source_id="paper-5"))
    items = items_of(made(make_site(trade_totals=rows), "newest_statements()"))
    assert [item.split(". ")[1].split(", rep")[0] for item in items] == [
        "Turnover, 2023",
        "Turnover, 2010",
    ]


def test_a_statement_without_a_level_or_a_reporter_is_no_news(make_site: MakeSite) -> None:
    rate = {"growth_pct": "5", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    rows = (
        total("turnover", "2021", **rate),
        total("turnover", "2022", "1400", "100", reporter="", partner=""),
    )
    html = made(make_site(trade_totals=rows), "newest_statements()")
    assert text_of(html) == "Statements: none stated"


def test_so_many_statements_are_told_as_asked(real: Site) -> None:
    assert len(items_of(made(real, "newest_statements()"))) == 5
    assert len(items_of(made(real, "newest_statements(2)"))) == 2


def test_the_widest_conflict_of_each_pair_is_told_the_widest_first(make_site: MakeSite) -> None:
    site = make_site(trade_totals=(*NARROW, *LARGE, *WIDE, *WIDER))
    told = conflicts_of(site)
    assert [item.split(". ")[0] for item in told] == [
        "Tajikistan–Uzbekistan",
        "Kazakhstan–Tajikistan",
        "Kazakhstan–Uzbekistan",
    ]
    assert [item.split(": ")[1] for item in told] == [
        "$10 m or $50 m?",
        "$1.20 bn or $600 m?",
        "$3.00 bn or $5.00 bn?",
    ]


def test_a_conflict_that_a_cause_explains_is_left_out(make_site: MakeSite) -> None:
    site = make_site(trade_totals=(*EXPLAINED, *NARROW))
    assert any(check.cause for check in site.checks)
    (told,) = conflicts_of(site)
    assert "2021" in told
    html = made(make_site(trade_totals=EXPLAINED), "largest_conflicts()")
    assert text_of(html) == "Conflicts: none stated"


def test_conflicts_of_rates_and_dates_have_no_width(make_site: MakeSite) -> None:
    moved = (target("a", "2023-05-04", "2025"), target("b", "2024-08-22", "2027"))
    site = make_site(trade_totals=RATES, commitments=moved)
    assert sum(check.verdict == "conflicts" for check in site.checks) == 2
    assert text_of(made(site, "largest_conflicts()")) == "Conflicts: none stated"


def test_as_many_conflicts_are_told_as_asked(make_site: MakeSite) -> None:
    site = make_site(trade_totals=(*NARROW, *LARGE, *WIDER))
    assert [len(conflicts_of(site, f"largest_conflicts({count})")) for count in (1, 2, 9)] == [
        1,
        2,
        3,
    ]


def test_an_economy_has_its_own_conflicts_alone(make_site: MakeSite) -> None:
    site = make_site(trade_totals=(*NARROW, *LARGE, *WIDER))
    pairs = [item.split(". ")[0] for item in conflicts_of(site, economy="KAZ")]
    assert pairs == ["Kazakhstan–Uzbekistan", "Kazakhstan–Tajikistan"]


def test_a_conflict_leads_to_its_card_where_the_pair_has_a_brief(make_site: MakeSite) -> None:
    site = make_site(trade_totals=(*NARROW, *WIDER))
    site = replace(site, page_paths=frozenset({HOME, "briefs/kaz-tjk.md"}))
    assert hrefs_of(made(site, "largest_conflicts()")) == [
        "briefs/kaz-tjk/",
        "briefs/kaz-tjk/#conflict-kaz-tjk-turnover-2021-kaz",
    ]
    assert len(conflicts_of(site)) == 2


def test_every_conflict_of_the_real_home_page_has_its_card(real: Site) -> None:
    links = [href for href in hrefs_of(made(real, "largest_conflicts(99)")) if "#" in href]
    assert len(links) >= 5
    for href in links:
        page, _, anchor = href.partition("#")
        dyad = page.split("/")[1]
        cards = html_of(real, "conflicts()", f"briefs/{dyad}.md", f"dyad: {dyad}")
        assert f'id="{anchor}"' in cards


def test_targets_to_come_are_told_by_their_date_and_those_kept_are_left_out(
    make_site: MakeSite,
) -> None:
    targets = (
        pair_target("later", "kaz-tjk", "9000", "2023-05-04", "2035"),
        pair_target("overdue", "kaz-uzb", "9000", "2016-05-04", "2020"),
        pair_target("next", "tjk-uzb", "9000", "2023-05-04", "2027-06"),
        pair_target("kept", "kaz-uzb", "1000", "2016-05-04", "2030"),
        pair_target("kept-late", "kaz-uzb", "4000", "2016-05-04", "2020"),
        pair_target("undated", "kaz-tjk", "9000", "2023-05-04"),
    )
    trade = (
        pair_total("kaz-uzb", "turnover", "2018", "3000"),
        pair_total("kaz-uzb", "turnover", "2022", "5000"),
    )
    site = make_site(commitments=targets, trade_totals=trade)
    created = datetime(2026, 11, 24, tzinfo=UTC)
    site = replace(site, package=replace(site.package, created=created))
    assert items_of(made(site, "targets_due()")) == [
        "2020 Kazakhstan–Uzbekistan. $9 bn: overdue (overdue)",
        "June 2027 Tajikistan–Uzbekistan. $9 bn: next (unknown)",
        "2035 Kazakhstan–Tajikistan. $9 bn: later (unknown)",
    ]
    assert len(items_of(made(site, "targets_due(1)"))) == 1
    assert len(items_of(made(site, "targets_due()", "TJK"))) == 2


def test_plans_and_contracts_are_no_targets(make_site: MakeSite) -> None:
    rows = [target(kind, "2023-05-04", "2030", kind=kind) for kind in ("plan", "contract")]
    html = made(make_site(commitments=rows), "targets_due()")
    assert text_of(html) == "Targets with a date to come: none stated"


@pytest.mark.parametrize("macro", ["newest_statements", "largest_conflicts", "targets_due"])
@pytest.mark.parametrize("count", ["0", "-1"])
def test_a_count_is_above_zero(real: Site, macro: str, count: str) -> None:
    _, (fault,) = evaluate_page(real, Page(HOME, f"# Home\n\n{{{{ {macro}({count}) }}}}\n"))
    assert (fault.row, fault.column, fault.value) == (3, macro, count)
    assert fault.expected == "a number of rows above zero"


def test_the_coverage_counts_what_the_package_holds(make_site: MakeSite) -> None:
    site = make_site(
        trade_totals=(
            pair_total("kaz-tjk", "turnover", "2006", "1"),
            pair_total("kaz-uzb", "turnover", "2022-H1", "1"),
        ),
        products=(WHEAT,),
        trade_products=(product_row("KAZ", "TJK"),),
        commitments=(target("t", "2023-05-04"),),
    )
    assert text_of(made(site, "coverage()")) == (
        "So far: 2 pairs among Kazakhstan, Tajikistan and Uzbekistan, with 4 statements of 2006 "
        "to 2022 from 6 sources."
    )


def test_the_coverage_of_nothing_says_so(make_site: MakeSite) -> None:
    assert text_of(made(make_site(), "coverage()")) == "Pairs: none stated"


def test_words_of_the_data_are_escaped(make_site: MakeSite) -> None:
    evil = {**SOURCE, "publisher": "<script>x</script>"}
    row = pair_target("t", "kaz-tjk", "9000", "2023-05-04", "2035")
    site = make_site(
        sources=(evil,),
        trade_totals=(total("turnover", "2022", "1", "1"),),
        commitments=({**row, "description": "<script>y</script>"},),
    )
    html = made(site, "newest_statements()") + made(site, "targets_due()")
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 2
