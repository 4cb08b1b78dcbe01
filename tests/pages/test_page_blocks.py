"""Every block a macro makes: on the real package, on one that is nearly empty, and its details."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from made_blocks import html_of, real_site, site_of, text_of, tree_of

from briefs.macros.bindings import MACROS
from briefs.macros.evaluating import Page, evaluate_page
from briefs.model import Verdict
from briefs.pages.context import PageContext, Site
from briefs.pages.tables import Head, data_table
from conftest import SOURCE, Rows, total

BLOCKS = sorted(name for name, macro in MACROS.items() if macro.is_block)
ARGUMENTS = {
    "chart": '"turnover"',
    "message_sections": '"cells"',
    "sources": "every=True",
    "table_lead": '"sources"',
    "table_sections": '"sources"',
    "version_sections": '"0.1.0"',
}
MATTERS = dict.fromkeys(("partners", "economy_headline", "economy_sections"), "economy: KAZ")
MakeSite = Callable[..., Site]

ONE_EXPORT = (total("export", "2022", "877.6", "0.1"),)
TWO_FLOWS = (*ONE_EXPORT, total("import", "2022", "501.4", "0.1"))
SPARSE: dict[str, Rows] = {
    "sources": (
        {
            "id": "paper-2023",
            "publisher": "The Paper",
            "title": "Undated",
            "url": "https://paper.example/undated",
            "accessed": "2026-11-24",
            "language": "tg",
            "kind": "news",
        },
    ),
    "trade_totals": (
        total(
            "turnover", "2022-01/2022-05", "5", "1", reporter="", partner="", value_qualifier="over"
        ),
    ),
    "products": ({"id": "wheat", "title": "Wheat"},),
    "trade_products": (
        {
            "id": "bare",
            "exporter": "TJK",
            "importer": "KAZ",
            "period": "2022",
            "product_id": "wheat",
            "authority": "press",
            "status": "final",
            "source_id": "paper-2023",
        },
    ),
    "commitments": (
        {
            "id": "plan",
            "dyad": "kaz-tjk",
            "subject_id": "plan",
            "kind": "plan",
            "measure": "turnover",
            "date_stated": "2023",
            "description": "A plan without a sum.",
            "source_id": "paper-2023",
        },
    ),
    "agreements": (
        {
            "id": "pact",
            "subject_id": "pact",
            "title": "Pact",
            "kind": "treaty",
            "status": "announced",
            "source_id": "paper-2023",
        },
    ),
    "agreement_dyads": ({"agreement_id": "pact", "dyad": "kaz-tjk"},),
    "events": (
        {
            "id": "talk",
            "subject_id": "talk",
            "kind": "other",
            "title": "A talk",
            "source_id": "paper-2023",
        },
    ),
    "event_dyads": ({"event_id": "talk", "dyad": "kaz-tjk"},),
    "indicators": (
        {
            "id": "rail",
            "dyad": "kaz-tjk",
            "indicator": "rail_freight",
            "value": "0",
            "value_rounding": "1",
            "value_qualifier": "about",
            "unit": "t",
            "authority": "press",
            "source_id": "paper-2023",
        },
    ),
    "cooperation": (
        {
            "id": "science",
            "dyad": "kaz-tjk",
            "area": "science",
            "title": "Science",
            "date_stated": "2023",
            "description": "Joint work.",
            "source_id": "paper-2023",
        },
    ),
}
PACKAGES: dict[str, dict[str, Rows]] = {
    "nothing": {},
    "one export": {"trade_totals": ONE_EXPORT},
    "half a year": {"trade_totals": (total("turnover", "2022-H1", "621.4", "0.1"),)},
    "two flows": {"trade_totals": TWO_FLOWS},
    "only the partner": {
        "trade_totals": (total("turnover", "2023", "1150", "10", reporter="TJK", partner="KAZ"),)
    },
    "nobody's figures": {
        "trade_totals": (total("turnover", "2022", "1400", "100", reporter="", partner=""),)
    },
    "growth alone": {
        "trade_totals": (
            total(
                "turnover",
                "2022",
                growth_pct="-5",
                growth_rounding_pct="1",
                growth_qualifier="exact",
            ),
        )
    },
    "sparse": SPARSE,
}


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture
def make_site(make_folder: Callable[..., Path], real: Site) -> MakeSite:
    def make(**tables: Rows) -> Site:
        return site_of(real, make_folder(**tables))

    return make


def without_hidden(html: str) -> lxml.html.HtmlElement:
    """A block without what waits for a script."""
    tree = tree_of(html)
    for element in tree.xpath(".//*[@hidden]"):
        element.drop_tree()
    return tree


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_renders_the_real_package(real: Site, name: str) -> None:
    call = f"{name}({ARGUMENTS.get(name, '')})"
    html = html_of(real, call, matter=MATTERS.get(name, "dyad: kaz-tjk"))
    assert len(text_of(html)) > 20
    shown = without_hidden(html)
    for table in shown.iter("table"):
        assert table.findall("./tbody/tr")
    for element in shown.iter("ul", "ol", "tbody", "td", "th", "dd", "p"):
        assert str(element.text_content()).strip() or len(element), name


@pytest.mark.parametrize("package_name", PACKAGES)
def test_no_block_crashes_or_shows_an_empty_table_where_tables_lack_rows(
    make_site: MakeSite, package_name: str
) -> None:
    site = make_site(**PACKAGES[package_name])
    for name in BLOCKS:
        call = f"{name}({ARGUMENTS.get(name, '')})"
        page = Page("briefs/kaz-tjk.md", f"---\ndyad: kaz-tjk\n---\n\n{{{{ {call} }}}}\n")
        fragments, findings = evaluate_page(site, page)
        assert len(findings) <= 1, name
        for html in fragments.blocks.values():
            tables = without_hidden(html).iter("table")
            assert [t for t in tables if not t.findall("./tbody/tr")] == []
            assert "None" not in text_of(html), name


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("agreements()", "Agreements: none stated"),
        ("events()", "Events: none stated"),
        ("commitments()", "Contracts, targets, plans and potentials: none stated"),
        ("indicators()", "Shares, investment and freight: none stated"),
        ("cooperation()", "Cooperation without a number: none stated"),
        ("sources(every=True)", "Sources: none stated"),
        ("known_issue_counts()", "Known issues: none stated"),
    ],
)
def test_what_has_no_row_says_so(make_site: MakeSite, call: str, words: str) -> None:
    assert text_of(html_of(make_site(), call)) == words


def test_a_chart_without_data_is_a_fault_that_names_the_dyad(make_site: MakeSite) -> None:
    page = Page("briefs/kaz-tjk.md", '---\ndyad: kaz-tjk\n---\n\n{{ chart("turnover") }}\n')
    _, (fault,) = evaluate_page(make_site(), page)
    assert (fault.row, fault.value) == (5, "turnover")
    assert "kaz-tjk has data for" in fault.expected


def test_an_empty_cell_of_a_table_reads_not_stated() -> None:
    heads = (Head("What"), Head("Value", is_number=True))
    html = str(data_table("Things", heads, [["a", None], ["b", ""], [None, "0"]]))
    cells = [cell.text_content() for cell in tree_of(html).iterfind(".//tbody/tr/*")]
    assert cells == ["a", "not stated", "b", "not stated", "not stated", "0"]


def test_a_table_has_a_caption_heads_and_a_region_to_scroll() -> None:
    tree = tree_of(
        str(data_table("Things: a & b", (Head("What"), Head("Value", True)), [["a", "1"]]))
    )
    region, caption = tree.find(".//div[@role='region']"), tree.find(".//caption")
    assert region is not None
    assert caption is not None
    assert region.get("aria-labelledby") == caption.get("id") == "table-things-a-b"
    assert region.get("tabindex") == "0"
    assert [head.get("scope") for head in tree.iter("th")] == ["col", "col", "row"]
    assert [cell.get("class") for cell in tree.iter("td")] == ["bb-number"]


def test_no_cell_of_a_real_table_is_blank_and_some_read_not_stated(real: Site) -> None:
    cells = []
    for call in ("products()", "commitments()", "agreements()", "indicators()", "perspectives()"):
        tree = tree_of(html_of(real, call))
        cells += [str(cell.text_content()).strip() for cell in tree.iterfind(".//tbody/tr/*")]
    assert "" not in cells
    assert cells.count("not stated") > 20


def test_perspectives_flip_with_three_radios_and_no_script(real: Site) -> None:
    html = html_of(real, "perspectives()")
    tree = tree_of(html)
    radios = tree.findall(".//input[@type='radio']")
    assert [radio.get("value") for radio in radios] == ["0", "1", "2"]
    assert len({radio.get("name") for radio in radios}) == 1
    assert [radio.get("checked") is not None for radio in radios] == [True, False, False]
    labels = [str(label.text_content()) for label in tree.iter("label")]
    assert labels == ["As Kazakhstan reports", "As Tajikistan reports", "Side by side"]
    assert [panel.get("class") for panel in tree.findall(".//fieldset/div")] == [
        "bb-panel bb-panel-0",
        "bb-panel bb-panel-1",
        "bb-panel bb-panel-2",
    ]
    assert "<script" not in html
    assert not re.search(r"\son[a-z]+=", html)


def test_perspectives_show_each_reporter_its_own_figures(make_site: MakeSite) -> None:
    mirrored = total("import", "2022", "999.9", "0.1", reporter="TJK", partner="KAZ")
    tree = tree_of(html_of(make_site(trade_totals=(*TWO_FLOWS, mirrored)), "perspectives()"))
    first, second, both = (
        " ".join(str(panel.text_content()).split()) for panel in tree.findall(".//fieldset/div")
    )
    assert "877.6" in first
    assert "999.9" not in first
    assert "999.9" in second
    assert "877.6" not in second
    assert "877.6" in both
    assert "999.9" in both


def of_dyad(site: Site, call: str, dyad: str) -> str:
    return html_of(site, call, f"briefs/{dyad}.md", f"dyad: {dyad}")


def test_conflicts_show_every_conflict_of_the_dyad(real: Site) -> None:
    for dyad in real.package.dyads:
        found = [
            check.id
            for check in real.checks
            if check.verdict is Verdict.CONFLICTS and check.dyad == dyad
        ]
        tree = tree_of(of_dyad(real, "conflicts()", dyad))
        cards = [str(card.get("data-checks")).split() for card in tree.iter("section")]
        assert sorted(check_id for card in cards for check_id in card) == sorted(found)
        assert all(cards)


def test_conflicts_count_the_verdicts_of_all_checks_of_the_dyad(real: Site) -> None:
    text = text_of(html_of(real, "conflicts()"))
    own = [check for check in real.checks if check.dyad == "kaz-tjk"]
    counts = {v: sum(check.verdict is v for check in own) for v in Verdict}
    assert f"Of {len(own)} tests" in text
    assert f"{counts[Verdict.AGREES]} agree, {counts[Verdict.CONFLICTS]} conflict" in text
    assert f"{counts[Verdict.CANNOT_TELL]} cannot tell" in text


def test_conflicts_of_agreeing_figures_are_none(make_site: MakeSite) -> None:
    site = make_site(trade_totals=(*TWO_FLOWS, total("turnover", "2022", "1379", "1")))
    html = html_of(site, "conflicts()")
    assert "0 conflict" in text_of(html)
    assert 'bb-conflict"' not in html


def test_the_known_conflicts_are_on_the_page(real: Site) -> None:
    text = text_of(html_of(real, "conflicts()"))
    for amount in ("$1.3", "$1.8", "$80", "16.5", "19.7", "3.7"):
        assert amount in text


def test_products_name_the_direction_and_link_the_source(real: Site) -> None:
    tree = tree_of(html_of(real, "products()"))
    captions = [str(caption.text_content()) for caption in tree.iter("caption")]
    assert captions == [
        "Kazakhstan to Tajikistan, 2022",
        "Tajikistan to Kazakhstan, first half of 2022",
    ]
    wheat = next(row for row in tree.iter("tr") if str(row[0].text_content()) == "Wheat")
    assert "309.9" in wheat.text_content()
    assert "1001" in wheat.text_content()
    (link,) = wheat.findall(".//a")
    assert link.get("href") == real.package.sources["dzen-sputnik-2023-05-records"].url


def test_products_stand_by_value_the_largest_first_and_those_without_one_last(real: Site) -> None:
    for exporter in ("KAZ", "TJK"):
        table = tree_of(html_of(real, f'products("{exporter}")')).findall(".//tbody/tr")
        numbers = [str(row[2].text_content()).replace(",", "") for row in table]
        values = [float(number) for number in numbers if re.fullmatch(r"[0-9.]+", number)]
        assert values == sorted(values, reverse=True)
        assert all(re.fullmatch(r"[0-9.]+", number) for number in numbers[: len(values)])
        titles = [str(row[0].text_content()) for row in table[len(values) :]]
        assert titles == sorted(titles)
        assert values


def test_all_rows_of_a_dyad_are_on_the_page_of_every_statement(real: Site) -> None:
    package = real.package
    for dyad in package.dyads:
        shown = {
            call: len(tree_of(of_dyad(real, f"{call}()", dyad)).findall(rows))
            for call, rows in {
                "events": ".//li",
                "agreements": ".//tbody/tr",
                "commitments": ".//tbody/tr",
                "indicators": ".//tbody/tr",
                "cooperation": ".//li",
            }.items()
        }
        assert shown == {
            "events": sum(dyad in row.dyads for row in package.events),
            "agreements": sum(dyad in row.dyads for row in package.agreements),
            "commitments": sum(row.dyad == dyad for row in package.commitments),
            "indicators": sum(row.dyad == dyad for row in package.indicators),
            "cooperation": sum(row.dyad == dyad for row in package.cooperation),
        }


def test_events_and_agreements_are_newest_first_each_once_and_as_many_as_asked(
    real: Site,
) -> None:
    tree = tree_of(html_of(real, "events(newest=8)"))
    assert len(tree.findall(".//li")) == 8
    dates = [row.date for row in real.package.events if "kaz-tjk" in row.dyads]
    first = str(tree.find(".//li").text_content())
    assert max(dates)[:4] in first


def test_the_list_of_sources_has_those_that_the_page_rests_on(make_site: MakeSite) -> None:
    other = {
        "id": "other-2024",
        "publisher": "Other",
        "title": "Else",
        "url": "https://other.example/1",
        "published": "2024",
        "accessed": "2026-11-24",
        "language": "ru",
        "kind": "news",
    }

    site = make_site(sources=(SOURCE, other), trade_totals=TWO_FLOWS)
    page = Page(
        "briefs/kaz-tjk.md", "---\ndyad: kaz-tjk\n---\n{{ exports(2022) }}\n\n{{ sources() }}\n"
    )
    fragments, findings = evaluate_page(site, page)
    assert findings == ()
    (html,) = fragments.blocks.values()
    assert [link.get("href") for link in tree_of(html).iter("a")] == [SOURCE["url"]]
    assert text_of(html) == "Trade of the year. The Paper, 3 May 2023."


def test_every_source_of_the_dyad_is_listed_newest_first(real: Site) -> None:
    by_url = {source.url: source for source in real.package.sources.values()}
    everywhere = set()
    for dyad in real.package.dyads:
        links = tree_of(of_dyad(real, "sources(every=True)", dyad)).findall(".//li/a")
        listed = [by_url[str(link.get("href"))] for link in links]
        own = {row.source_id for row in real.package.observations if row.cell.dyad == dyad}
        own |= {row.source_id for row in real.package.commitments if row.dyad == dyad}
        own |= {row.source_id for row in real.package.events if dyad in row.dyads}
        assert own <= {source.id for source in listed}
        assert len({source.id for source in listed}) == len(listed)
        years = [source.published[:4] for source in listed]
        assert years == sorted(years, reverse=True)
        everywhere |= {source.id for source in listed}
    assert everywhere == set(real.package.sources)


def test_the_headline_is_made_from_figures(make_site: MakeSite) -> None:
    text = text_of(html_of(make_site(trade_totals=TWO_FLOWS), "headline()"))
    assert text.startswith("In 2022 Kazakhstan and Tajikistan traded goods worth $1.38 billion")
    assert "Kazakhstan counts it" in text


def test_key_figures_name_their_year(make_site: MakeSite) -> None:
    tree = tree_of(html_of(make_site(trade_totals=TWO_FLOWS), "key_figures()"))
    cards = {
        str(card[0].text_content()): str(card[1].text_content()).replace("\u00a0", " ")
        for card in tree.findall(".//div[@class='bb-card']")
    }
    assert cards == {
        "Turnover 2022": "$1.38 bn",
        "Kazakhstan’s exports 2022": "$877.6 m",
        "Kazakhstan’s imports 2022": "$501.4 m",
        "Balance 2022": "$376.2 m",
    }


@pytest.mark.parametrize(
    ("path", "root", "url"),
    [
        ("index.md", "", "https://x.example/b/"),
        ("methods.md", "../", "https://x.example/b/methods/"),
        ("briefs/index.md", "../", "https://x.example/b/briefs/"),
        ("briefs/kaz-tjk.md", "../../", "https://x.example/b/briefs/kaz-tjk/"),
        ("briefs/kaz-tjk/sources.md", "../../../", "https://x.example/b/briefs/kaz-tjk/sources/"),
    ],
)
def test_a_page_knows_its_address_and_the_way_to_the_root(
    real: Site, path: str, root: str, url: str
) -> None:
    context = PageContext(replace(real, site_url="https://x.example/b/"), path, None)
    assert context.root == root
    assert context.address.page_url == url
