"""The timeline: each document and event once, with every pair and source, newest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from made_blocks import (
    hrefs_of,
    html_of,
    items_of,
    page_of,
    real_site,
    site_of,
    text_of,
    tree_of,
    words,
)
from made_rows import REGION, agreement, event, records

from briefs.pages.context import Site
from briefs.pages.timeline import latest_records
from conftest import SOURCE, Rows

MakeSite = Callable[..., Site]
PATH = "timeline.md"


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture(scope="module")
def whole(real: Site) -> lxml.html.HtmlElement:
    """The timeline of the real package."""
    return tree_of(made(real))


@pytest.fixture
def make_site(make_folder: Callable[..., Path], real: Site) -> MakeSite:
    return lambda **tables: site_of(real, make_folder(**{**REGION, **tables}))


def made(site: Site) -> str:
    return html_of(site, "timeline()", PATH, "title: Timeline")


def test_a_subject_stands_once_with_every_pair_and_every_source(make_site: MakeSite) -> None:
    rows = (
        agreement("a", "2023-05-04", subject_id="pact"),
        agreement("b", "2023-05-04", subject_id="pact", source_id="paper-1", title="Other words"),
        agreement("c", "2023-05-04", subject_id="pact"),
    )
    site = make_site(**records(rows, a=["kaz-tjk", "kaz-uzb"], b=["tjk-uzb", "kaz-tjk"]))
    (item,) = tree_of(made(site)).iter("li")
    assert words(item) == (
        "4 May 2023Pact a (signed). Kazakhstan–Tajikistan, Kazakhstan–Uzbekistan, "
        "Tajikistan–Uzbekistan. The Paper, Paper 1"
    )
    assert item.get("data-dyad") == "kaz-tjk kaz-uzb tjk-uzb"
    assert item.get("data-kind") == "document"


def test_a_subject_is_told_by_what_is_done_and_came_first(make_site: MakeSite) -> None:
    rows = (
        agreement("a", "2023-05-01", subject_id="pact", status="announced"),
        agreement("b", "", subject_id="pact"),
        agreement("c", "2024-02-02", subject_id="pact"),
        agreement("d", "2023-05-04", subject_id="pact"),
    )
    links = {row["id"]: ["kaz-tjk"] for row in rows}
    (item,) = tree_of(made(make_site(**records(rows, **links)))).iter("li")
    assert words(item).startswith("4 May 2023Pact d (signed).")


def test_a_document_and_an_event_of_one_name_are_two_things(make_site: MakeSite) -> None:
    rows = records(
        (agreement("a", "2023", subject_id="visit"),), (event("b", "2023", subject_id="visit"),)
    )
    assert len(items_of(made(make_site(**rows)))) == 2


def test_the_newest_comes_first_and_what_is_undated_last(make_site: MakeSite) -> None:
    rows = records(
        (agreement("undated"), agreement("of-2023", "2023"), agreement("may", "2023-05")),
        (event("second-of-may", "2023-05-02"), event("of-1999", "1999-12"), event("now", "2024")),
    )
    tree = tree_of(made(make_site(**rows)))
    assert [words(section.find("h2")) for section in tree.iter("section")] == [
        "2024",
        "2023",
        "1999",
        "Undated",
    ]
    assert [words(when) for when in tree.xpath(".//span[@class='bb-when']")] == [
        "2024",
        "2 May 2023",
        "May 2023",
        "2023",
        "December 1999",
        "undated",
    ]


def test_each_year_has_an_address_and_a_link_at_the_top(make_site: MakeSite) -> None:
    rows = records((agreement("a", "2023-05-04"), agreement("b")), (event("c", "1999"),))
    tree = tree_of(made(make_site(**rows)))
    assert [head.get("id") for head in tree.iter("h2")] == [
        "year-2023",
        "year-1999",
        "year-undated",
    ]
    (years,) = tree.iter("nav")
    assert [link.get("href") for link in years.iter("a")] == ["#year-2023", "#year-1999"]


def test_a_place_and_a_status_are_told(make_site: MakeSite) -> None:
    rows = records(
        (agreement("a", "2023", status="under_negotiation"),),
        (event("b", "2022", place="Dushanbe"), event("c", "2021")),
    )
    told = [item.split(". ")[0] for item in items_of(made(make_site(**rows)))]
    assert told == ["2023Pact a (under negotiation)", "2022Talk b, Dushanbe", "2021Talk c"]


def test_a_pair_leads_to_its_brief_where_it_has_one(make_site: MakeSite) -> None:
    site = make_site(**records((agreement("a", "2023"),), a=["kaz-tjk", "kaz-uzb"]))
    site = replace(site, page_paths=frozenset({PATH, "briefs/kaz-uzb.md"}))
    assert hrefs_of(made(site)) == ["#year-2023", "../briefs/kaz-uzb/", SOURCE["url"]]
    assert "Kazakhstan–Tajikistan" in text_of(made(site))


def test_the_filter_offers_the_pairs_that_have_records_and_every_kind(
    make_site: MakeSite,
) -> None:
    rows = records((agreement("a", "2023"),), (event("b", "2022"),), b=["tjk-uzb"])
    tree = tree_of(made(make_site(**rows)))
    offered = {
        str(select.get("name")): [str(option.get("value")) for option in select.iter("option")]
        for select in tree.iter("select")
    }
    assert offered["dyad"] == ["", "kaz-tjk", "tjk-uzb"]
    assert "document" in offered["kind"]


def test_without_records_the_timeline_says_so(make_site: MakeSite) -> None:
    assert text_of(made(make_site())) == "Agreements and events: none stated"


def test_every_record_of_the_real_package_is_there_once(
    real: Site, whole: lxml.html.HtmlElement
) -> None:
    package = real.package
    documents = {row.subject_id for row in package.agreements}
    happenings = {row.subject_id for row in package.events}
    items = list(whole.iter("li"))
    assert len(items) == len(documents) + len(happenings)
    assert sum(item.get("data-kind") == "document" for item in items) == len(documents)
    urls = {str(link.get("href")) for link in whole.xpath(".//li//a")}
    for row in (*package.agreements, *package.events):
        assert package.sources[row.source_id].url in urls, row.id


def test_every_real_record_fits_the_filter(whole: lxml.html.HtmlElement) -> None:
    offered = {
        str(select.get("name")): {str(option.get("value")) for option in select.iter("option")}
        for select in whole.iter("select")
    }
    for item in whole.iter("li"):
        assert set(str(item.get("data-dyad")).split()) <= offered["dyad"] - {""}
        assert item.get("data-kind") in offered["kind"] - {""}
    years = [words(head) for head in whole.iter("h2")]
    dated = [year for year in years if year != "Undated"]
    assert dated == sorted(set(dated), reverse=True)


def test_the_latest_records_of_some_pairs_are_theirs_alone_and_as_many_as_asked(
    make_site: MakeSite,
) -> None:
    rows: Rows = [event(f"e{year}", str(year)) for year in range(2010, 2020)]
    other = event("other", "2024")
    site = make_site(**records(events=(*rows, other), other=["tjk-uzb"]))
    page = page_of(site, "economies/kaz.md", economy="KAZ")
    told = latest_records(page, {"kaz-tjk", "kaz-uzb"}, 3)
    assert [item[:4] for item in items_of(str(told))] == ["2019", "2018", "2017"]
    assert latest_records(page, {"kaz-uzb"}, 3) is None


def test_words_of_the_data_are_escaped(make_site: MakeSite) -> None:
    evil = "<script>x</script>"
    rows = records((agreement("a", "2023", title=evil),), (event("b", "2023", place=evil),))
    html = made(make_site(**rows))
    assert "<script" not in html
    assert html.count("&lt;script&gt;x") == 2
