"""The sections of a brief: each is there exactly when rows stand for it, and none is empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from made_blocks import page_of, real_site, rows_of, site_of, text_of, tree_of
from made_rows import (
    RAIL,
    REGION,
    SCIENCE,
    WHEAT,
    agreement,
    event,
    pair_total,
    product_row,
    records,
)

from briefs.macros.evaluating import Page, evaluate_page
from briefs.pages.context import Site
from briefs.pages.outlines import (
    Outline,
    evidence_sections,
    figure_sections,
    statement_sections,
)
from conftest import Rows, target, total

MakeSite = Callable[..., Site]
BRIEF = "briefs/kaz-tjk.md"
STATEMENTS = "briefs/kaz-tjk/statements.md"
SOURCES = "briefs/kaz-tjk/sources.md"

ONE = (total("export", "2022", "877.6", "0.1"),)
YEARS = tuple(
    total(flow, year, value, "0.1")
    for year, value in (("2021", "500.5"), ("2022", "600.6"))
    for flow in ("export", "import")
)
AGREEING = (*YEARS, total("turnover", "2022", "1201.2", "0.1"))
UNATTRIBUTED = (total("turnover", "2022", "1400", "100", reporter="", partner=""),)
TRADE = {"trade_totals": YEARS}
PRODUCTS = {"products": (WHEAT,), "trade_products": (product_row("KAZ", "TJK"),)}
PROMISE = {"commitments": (target("a", "2023-05-04", "2025"),)}
PACT = records((agreement("pact"),))
TALK = records(events=(event("talk"),))
BOTH = records((agreement("pact"),), (event("talk"),))
OTHERS = {"indicators": (RAIL,), "cooperation": (SCIENCE,)}
EVERYTHING: Mapping[str, Rows] = {**TRADE, **PRODUCTS, **PROMISE, **BOTH, **OTHERS}
OTHER_PAIR = {
    "trade_totals": (pair_total("kaz-uzb", "export", "2022", "300"),),
    "products": (WHEAT,),
    "trade_products": (product_row("KAZ", "UZB"),),
    "commitments": (target("a", "2023-05-04", dyad="kaz-uzb"),),
    **records((agreement("pact"),), (event("talk"),), pact=["kaz-uzb"], talk=["tjk-uzb"]),
    "indicators": ({**RAIL, "dyad": "kaz-uzb"},),
    "cooperation": ({**SCIENCE, "dyad": "tjk-uzb"},),
}


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture
def make_site(make_folder: Callable[..., Path], real: Site) -> MakeSite:
    return lambda **tables: site_of(real, make_folder(**{**REGION, **tables}))


def headings(outline: Outline) -> list[str]:
    return [section.heading for section in outline.sections]


def links_of(outline: Outline) -> list[str]:
    """Where the sentences of an outline lead, without the place on the page."""
    sentences = [
        part for section in outline.sections for part in section.parts if isinstance(part, str)
    ]
    return [link.split("#")[0] for text in sentences for link in re.findall(r"\]\(([^)]+)\)", text)]


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({}, []),
        ({"trade_totals": ONE}, ["Exports and imports", "Who reports it"]),
        ({"trade_totals": UNATTRIBUTED}, []),
        (TRADE, ["Turnover over time", "Exports and imports", "Who reports it"]),
        (PRODUCTS, ["Products each way"]),
        (PROMISE, ["Commitments and the target"]),
        (PACT, ["Agreements"]),
        (TALK, ["Events"]),
        (OTHERS, []),
        (OTHER_PAIR, []),
        (
            EVERYTHING,
            [
                "Turnover over time",
                "Exports and imports",
                "Who reports it",
                "Products each way",
                "Commitments and the target",
                "Agreements",
                "Events",
            ],
        ),
    ],
)
def test_a_section_of_figures_is_there_exactly_when_rows_stand_for_it(
    make_site: MakeSite, tables: Mapping[str, Rows], expected: list[str]
) -> None:
    page = page_of(make_site(**tables), BRIEF, dyad="kaz-tjk")
    assert headings(figure_sections(page)) == expected


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({}, []),
        ({"trade_totals": ONE}, ["Trade"]),
        ({"trade_totals": UNATTRIBUTED}, []),
        (PRODUCTS, ["Products"]),
        (PROMISE, ["Commitments"]),
        ({"indicators": (RAIL,)}, ["Shares, investment and freight"]),
        ({"cooperation": (SCIENCE,)}, ["Cooperation without a number"]),
        (PACT, ["Agreements"]),
        (TALK, ["Events"]),
        (OTHER_PAIR, []),
        (
            EVERYTHING,
            [
                "Trade",
                "Products",
                "Commitments",
                "Shares, investment and freight",
                "Cooperation without a number",
                "Agreements",
                "Events",
            ],
        ),
    ],
)
def test_a_section_of_statements_is_there_exactly_when_rows_stand_for_it(
    make_site: MakeSite, tables: Mapping[str, Rows], expected: list[str]
) -> None:
    page = page_of(make_site(**tables), STATEMENTS, dyad="kaz-tjk")
    assert headings(statement_sections(page)) == expected


def test_whether_the_figures_agree_is_asked_exactly_when_something_tests_them(
    make_site: MakeSite,
) -> None:
    question = "Do the figures agree?"
    for tables, is_asked in (({}, False), ({"trade_totals": ONE}, False), (TRADE, False)):
        page = page_of(make_site(**tables), BRIEF, dyad="kaz-tjk")
        assert (question in headings(evidence_sections(page))) is is_asked
    page = page_of(make_site(trade_totals=AGREEING), BRIEF, dyad="kaz-tjk")
    assert headings(evidence_sections(page)) == [question, "Sources", "Download and cite"]
    page = page_of(make_site(trade_totals=AGREEING), "briefs/kaz-uzb.md", dyad="kaz-uzb")
    assert question not in headings(evidence_sections(page))


def test_every_pair_of_the_real_package_has_the_sections_of_its_rows(real: Site) -> None:
    package = real.package
    for dyad in package.dyads.values():
        codes = {dyad.economy_a, dyad.economy_b}
        page = page_of(real, f"briefs/{dyad.id}.md", dyad=dyad.id)
        found = headings(figure_sections(page))
        has = {
            "Who reports it": any(
                row.cell.dyad == dyad.id and row.is_attributed for row in package.observations
            ),
            "Products each way": any(
                {row.cell.exporter, row.cell.importer} == codes
                for row in package.product_observations
            ),
            "Commitments and the target": any(row.dyad == dyad.id for row in package.commitments),
            "Agreements": any(dyad.id in row.dyads for row in package.agreements),
            "Events": any(dyad.id in row.dyads for row in package.events),
        }
        for heading, is_due in has.items():
            assert (heading in found) is is_due, (dyad.id, heading)


def test_no_section_of_the_real_package_is_empty(real: Site) -> None:
    for dyad in real.package.dyads:
        brief = page_of(real, f"briefs/{dyad}.md", dyad=dyad)
        statements = page_of(real, f"briefs/{dyad}/statements.md", dyad=dyad)
        outlines = (
            figure_sections(brief),
            evidence_sections(brief),
            statement_sections(statements),
        )
        for outline in outlines:
            assert headings(outline) == list(dict.fromkeys(headings(outline)))
            for section in outline.sections:
                for html in (str(part) for part in section.parts):
                    assert "none stated" not in text_of(html), (dyad, section.heading)
                    assert [t for t in tree_of(html).iter("table") if not t.findall(".//td")] == []


def test_no_section_of_the_real_package_holds_a_link_alone(real: Site) -> None:
    for dyad in real.package.dyads:
        for section in figure_sections(page_of(real, f"briefs/{dyad}.md", dyad=dyad)).sections:
            blocks = [part for part in section.parts if not isinstance(part, str)]
            assert blocks, (dyad, section.heading)


def test_headings_stand_in_markdown_with_their_blocks_below(make_site: MakeSite) -> None:
    page = Page(BRIEF, "---\ndyad: kaz-tjk\n---\n\n# Pair\n\n{{ figure_sections() }}\n")
    fragments, findings = evaluate_page(make_site(**EVERYTHING), page)
    assert findings == ()
    (text,) = fragments.texts.values()
    lines = [line for line in text.split("\n") if line]
    assert lines[0] == "## Turnover over time"
    assert [line for line in lines if line.startswith("#")] == [
        f"## {heading}"
        for heading in headings(
            figure_sections(page_of(make_site(**EVERYTHING), BRIEF, dyad="kaz-tjk"))
        )
    ]
    keys = re.findall(r'<div data-block="(\w+)"></div>', text)
    assert keys == list(fragments.blocks)
    assert len(keys) >= 7


@pytest.mark.parametrize("absent", [STATEMENTS, SOURCES])
def test_sections_link_only_to_pages_that_exist(
    make_site: MakeSite, real: Site, absent: str
) -> None:
    target_page = absent.removeprefix("briefs/")
    site = make_site(**EVERYTHING)
    for paths, is_linked in ((real.page_paths, True), (real.page_paths - {absent}, False)):
        page = page_of(replace(site, page_paths=paths), BRIEF, dyad="kaz-tjk")
        links = [*links_of(figure_sections(page)), *links_of(evidence_sections(page))]
        assert (target_page in links) is is_linked
        assert {f"briefs/{link}" for link in links} <= paths


def test_sections_of_statements_link_nowhere(make_site: MakeSite) -> None:
    page = page_of(make_site(**EVERYTHING), STATEMENTS, dyad="kaz-tjk")
    assert links_of(statement_sections(page)) == []


def test_the_places_that_sections_link_to_are_sections_of_the_statements(
    make_site: MakeSite,
) -> None:
    site = make_site(**EVERYTHING)
    page = page_of(site, BRIEF, dyad="kaz-tjk")
    text = str(figure_sections(page).sections)
    anchors = set(re.findall(r"statements\.md#([\w-]+)", text))
    assert anchors == {"trade", "products", "agreements", "events"}
    there = headings(statement_sections(page_of(site, STATEMENTS, dyad="kaz-tjk")))
    assert anchors <= {heading.lower() for heading in there}


@pytest.mark.parametrize(("count", "is_whole"), [(1, True), (4, True), (5, False)])
def test_a_few_commitments_stand_in_one_table_and_more_on_their_page(
    make_site: MakeSite, count: int, is_whole: bool
) -> None:
    rows = [target(f"t{number}", f"202{number}-05-04") for number in range(count)]
    page = page_of(make_site(commitments=rows), BRIEF, dyad="kaz-tjk")
    (section,) = figure_sections(page).sections
    text = " ".join(map(str, section.parts))
    if is_whole:
        assert len(rows_of(text)) == count
    assert ("statements.md#commitments" in text) is not is_whole
    assert ("bb-targets" in text) is not is_whole


def test_parts_of_years_stand_on_the_brief_where_no_whole_year_is_stated(
    make_site: MakeSite,
) -> None:
    half = total("turnover", "2022-H1", "621.4", "0.1")
    year = total("turnover", "2022", "1379", "1")
    for rows, is_shown in (((half,), True), ((half, year), False)):
        page = page_of(make_site(trade_totals=rows), BRIEF, dyad="kaz-tjk")
        (section,) = figure_sections(page).sections
        assert section.heading == "Who reports it"
        assert ("621.4" in text_of(str(section.parts[0]))) is is_shown


@pytest.mark.parametrize(
    "call", ["figure_sections()", "evidence_sections()", "statement_sections()"]
)
def test_a_page_without_a_dyad_has_no_sections(real: Site, call: str) -> None:
    page = Page("methods.md", f"# Methods\n\n{{{{ {call} }}}}\n")
    _, (fault,) = evaluate_page(real, page)
    assert "a dyad in the page's front matter" in fault.expected
