"""Promises by what became of them: each a row, with what shows it and what would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from made_blocks import hrefs_of, html_of, real_site, rows_of, site_of, text_of, tree_of, words
from made_rows import REGION, pair_target, pair_total

from briefs.figures import promises
from briefs.pages.context import Site
from briefs.pages.promise_lists import STATUS_ORDER
from conftest import Rows, target

MakeSite = Callable[..., Site]
PATH = "commitments.md"
TRADE = (
    pair_total("kaz-uzb", "turnover", "2018", "3000"),
    pair_total("kaz-uzb", "turnover", "2022", "5000"),
)
TARGETS: Rows = (
    pair_target("kept", "kaz-uzb", "1000", "2016-05-04", "2030"),
    pair_target("late", "kaz-uzb", "4000", "2016-05-04", "2020"),
    pair_target("missed", "kaz-uzb", "9000", "2016-05-04", "2020"),
    pair_target("open", "kaz-uzb", "9000", "2017-05-04", "2030"),
    pair_target("open-too", "kaz-uzb", "8000", "2018-05-04"),
    pair_target("dark", "kaz-tjk", "2000", "2018-05-04", "2030"),
)


def promise(kind: str, **other: str) -> dict[str, str]:
    row = {"kind": kind, "subject_id": kind, "measure": "contracts", "description": f"A {kind}."}
    return target(kind, "2019-05-04", **{**row, **other})


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture
def make_site(make_folder: Callable[..., Path], real: Site) -> MakeSite:
    def make(**tables: Rows) -> Site:
        site = site_of(real, make_folder(**{**REGION, **tables}))
        created = datetime(2026, 11, 24, tzinfo=UTC)
        return replace(site, package=replace(site.package, created=created))

    return make


def made(site: Site) -> str:
    return html_of(site, "promise_statuses()", PATH, "title: Commitments")


def test_promises_stand_by_their_status_what_is_overdue_first(make_site: MakeSite) -> None:
    site = make_site(commitments=TARGETS, trade_totals=TRADE)
    assert [(row[0].split(". ")[1].split("Target")[0], row[1]) for row in rows_of(made(site))] == [
        ("missed", "overdue"),
        ("open-too", "in progress"),
        ("open", "in progress"),
        ("late", "kept late"),
        ("kept", "kept"),
        ("dark", "unknown"),
    ]
    assert text_of(made(site)).startswith(
        "6 promises: 1 overdue, 2 in progress, 1 kept late, 1 kept, 1 unknown."
    )


def test_each_promise_tells_the_figure_that_decides(make_site: MakeSite) -> None:
    site = make_site(commitments=TARGETS, trade_totals=TRADE)
    shown = {row[0].split(". ")[1].split("Target")[0]: row[2] for row in rows_of(made(site))}
    assert shown == {
        "missed": "Turnover of 2018: $3.00 bn, as Kazakhstan counts",
        "open-too": "Turnover of 2022: $5.00 bn, as Kazakhstan counts",
        "open": "Turnover of 2022: $5.00 bn, as Kazakhstan counts",
        "late": "Turnover of 2022: $5.00 bn, as Kazakhstan counts",
        "kept": "Turnover of 2018: $3.00 bn, as Kazakhstan counts",
        "dark": "no table measures it",
    }


def test_what_would_show_it_is_told_unless_it_is_settled(make_site: MakeSite) -> None:
    site = make_site(
        commitments=(
            *TARGETS,
            *(promise(kind) for kind in ("contract_total", "contract", "plan", "potential")),
            promise("target", measure="exports"),
        ),
        trade_totals=TRADE,
    )
    tree = tree_of(made(site))
    would = {
        words(row[0].find("button")) + " " + str(row.get("data-kind")): words(row[3])
        for row in tree.iterfind(".//tbody/tr")
    }
    assert would["$9 bn target"] == "Turnover of $9 bn in a year by 2020" or would[
        "$9 bn target"
    ].startswith("Turnover of $9 bn in a year by 20")
    assert would["$8 bn target"] == "Turnover of $8 bn in a year"
    assert would["$4 bn target"] == would["$1 bn target"] == "–"
    assert would["$2 bn contract_total"] == "A count of contracts carried out"
    assert would["$2 bn contract"] == would["$2 bn plan"] == "A report that it was carried out"
    assert would["$2 bn potential"] == "Trade figures of the goods named"


def test_the_statements_of_one_subject_are_one_row_with_how_often_and_since_when(
    make_site: MakeSite,
) -> None:
    rows = (
        target("a", "2018-03-14"),
        target("b", "2023-05-04", "2025"),
        target("c", "2024-08-22", "2027"),
    )
    ((first, *_),) = rows_of(made(make_site(commitments=rows)))
    assert first.startswith("$2 bn. A target.Target, Kazakhstan–Tajikistan; ")
    assert "; stated 3 times since 14 March 2018, due 2027; " in first


def test_every_promise_of_the_real_package_is_a_row_and_the_counts_are_theirs(
    real: Site,
) -> None:
    tree = tree_of(made(real))
    shown = Counter(
        (str(row.get("data-dyad")), words(row[1])) for row in tree.iterfind(".//tbody/tr")
    )
    expected = Counter(
        (dyad.id, one.status.value)
        for dyad in real.package.dyads.values()
        for one in promises(real.package, dyad)
    )
    assert shown == expected
    totals = Counter(status for _, status in expected.elements())
    counts = ", ".join(f"{totals[status.value]} {status.value}" for status in STATUS_ORDER)
    assert words(tree.find(".//p")) == f"{sum(totals.values())} promises: {counts}."
    subjects = {(row.dyad, row.subject_id) for row in real.package.commitments}
    assert sum(totals.values()) == len(subjects)


def test_the_filter_fits_the_rows(real: Site) -> None:
    tree = tree_of(made(real))
    rows = tree.findall(".//tbody/tr")
    for name in ("dyad", "status", "kind"):
        (select,) = tree.xpath(f".//select[@name='{name}']")
        offered = [str(option.get("value")) for option in select.iter("option")]
        assert offered[0] == ""
        assert len(set(offered)) == len(offered)
        assert {str(row.get(f"data-{name}")) for row in rows} <= set(offered)
    for row in rows:
        (mark,) = row[1].iter("span")
        assert mark.get("class") == f"bb-status bb-promise-{row.get('data-status')}"
        assert words(mark).replace(" ", "-") == row.get("data-status")


def test_the_page_explains_every_status(project: Path) -> None:
    text = (project / "docs" / PATH).read_text(encoding="utf-8")
    for status in STATUS_ORDER:
        assert f"**{status.value}**" in text, status


def test_a_pair_leads_to_its_brief_where_it_has_one(make_site: MakeSite) -> None:
    site = make_site(commitments=TARGETS)
    site = replace(site, page_paths=frozenset({PATH, "briefs/kaz-uzb.md"}))
    briefs = [href for href in hrefs_of(made(site)) if "briefs/" in href]
    assert set(briefs) == {"../briefs/kaz-uzb/"}
    assert len(briefs) == 5


def test_without_promises_the_list_says_so(make_site: MakeSite) -> None:
    assert text_of(made(make_site())) == "Promises: none stated"


def test_words_of_the_data_are_escaped(make_site: MakeSite) -> None:
    html = made(make_site(commitments=(promise("plan", description="<script>x</script>"),)))
    assert "<script" not in html
    assert "&lt;script&gt;x" in html
