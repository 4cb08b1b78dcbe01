"""The filter of the ledger in a real browser: by keyboard, in the address; the way to a card."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.browser
ROWS = ".bb-ledger tbody tr"


@pytest.fixture
def ledger(context: BrowserContext, address: str) -> Page:
    """The page of all checks, loaded."""
    page = context.new_page()
    page.goto(f"{address}checks/")
    page.wait_for_load_state("networkidle")
    return page


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[Page]:
    """The page of all checks in a browser that runs no script."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}checks/")
    yield page
    page.close()


def selector(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name)


def visible(page: Page) -> Locator:
    return page.locator(f"{ROWS}:visible")


def count_shown(page: Page) -> int:
    """The number that the filter tells."""
    text = page.locator(".bb-filter output").inner_text()
    (number,) = re.findall(r"^(\d+) tests$", text)
    return int(number)


def rows_with(page: Page, attributes: str) -> int:
    return page.locator(f"{ROWS}{attributes}").count()


def test_at_first_all_rows_are_counted_and_their_lists_are_closed(ledger: Page) -> None:
    expect(ledger.get_by_role("group", name="Show")).to_be_visible()
    assert count_shown(ledger) == ledger.locator(ROWS).count() > 100
    assert ledger.locator(".bb-ledger details[open]").count() == 0
    for name in ("Pair", "Test", "Verdict"):
        expect(selector(ledger, name)).to_have_value("")


def test_a_verdict_leaves_its_rows_alone_in_open_lists(ledger: Page) -> None:
    selector(ledger, "Verdict").select_option("conflicts")
    expected = rows_with(ledger, "[data-verdict='conflicts']")
    expect(visible(ledger)).to_have_count(expected)
    assert count_shown(ledger) == expected > 5
    assert set(visible(ledger).locator(".bb-verdict").all_inner_texts()) == {"Conflict"}
    pairs = visible(ledger).evaluate_all("rows => rows.map(row => row.dataset.dyad)")
    shown = [f"ledger-{pair}" for pair in dict.fromkeys(pairs)]
    assert 5 < len(shown) < ledger.locator(".bb-ledger details").count()
    for state in ("[open]", ":visible"):
        lists = ledger.locator(f".bb-ledger details{state}")
        assert lists.evaluate_all("lists => lists.map(list => list.id)") == shown


def test_a_choice_is_made_by_keyboard(ledger: Page) -> None:
    selector(ledger, "Test").focus()
    ledger.keyboard.type("sum")
    ledger.keyboard.press("Tab")
    expect(selector(ledger, "Test")).to_have_value("sum")
    expected = rows_with(ledger, "[data-kind='sum']")
    expect(visible(ledger)).to_have_count(expected)
    expect(selector(ledger, "Verdict")).to_be_focused()
    ledger.keyboard.press("ArrowDown")
    ledger.keyboard.press("Enter")
    expect(selector(ledger, "Verdict")).to_have_value("conflicts")
    assert re.search(r"\?kind=sum&verdict=conflicts$", ledger.url)


def test_two_choices_go_together(ledger: Page) -> None:
    selector(ledger, "Test").select_option("sum")
    selector(ledger, "Verdict").select_option("agrees")
    expected = rows_with(ledger, "[data-kind='sum'][data-verdict='agrees']")
    expect(visible(ledger)).to_have_count(expected)
    assert count_shown(ledger) == expected > 0


def test_a_pair_leaves_its_rows(ledger: Page) -> None:
    selector(ledger, "Pair").select_option(label="Kazakhstan–Tajikistan")
    expected = rows_with(ledger, "[data-dyad='kaz-tjk']")
    expect(visible(ledger)).to_have_count(expected)
    assert count_shown(ledger) == expected


def test_the_choice_is_kept_in_the_address_without_a_step_back(ledger: Page) -> None:
    steps = ledger.evaluate("history.length")
    selector(ledger, "Verdict").select_option("cannot-tell")
    assert ledger.url.endswith("checks/?verdict=cannot-tell")
    selector(ledger, "Test").select_option("mirror")
    assert ledger.url.endswith("checks/?kind=mirror&verdict=cannot-tell")
    selector(ledger, "Test").select_option("")
    selector(ledger, "Verdict").select_option("")
    assert ledger.url.endswith("checks/")
    assert ledger.evaluate("history.length") == steps


def test_the_choice_comes_back_from_the_address(ledger: Page) -> None:
    selector(ledger, "Test").select_option("growth")
    selector(ledger, "Verdict").select_option("conflicts")
    before = count_shown(ledger)
    ledger.reload()
    expect(selector(ledger, "Test")).to_have_value("growth")
    expect(selector(ledger, "Verdict")).to_have_value("conflicts")
    expect(visible(ledger)).to_have_count(before)
    expected = rows_with(ledger, "[data-kind='growth'][data-verdict='conflicts']")
    assert count_shown(ledger) == before == expected > 1


def test_what_the_address_chooses_is_shown(ledger: Page, address: str) -> None:
    ledger.goto(f"{address}checks/?dyad=kaz-tjk&kind=scale")
    expect(selector(ledger, "Pair")).to_have_value("kaz-tjk")
    expect(selector(ledger, "Test")).to_have_value("scale")
    expected = rows_with(ledger, "[data-kind='scale'][data-dyad='kaz-tjk']")
    expect(visible(ledger)).to_have_count(expected)
    assert expected > 0


def test_an_address_that_chooses_what_there_is_not_shows_all(ledger: Page, address: str) -> None:
    ledger.goto(f"{address}checks/?dyad=abc-xyz&kind=&verdict=%3Cb%3E&other=1")
    for name in ("Pair", "Test", "Verdict"):
        expect(selector(ledger, name)).to_have_value("")
    assert count_shown(ledger) == ledger.locator(ROWS).count()


def test_a_choice_that_nothing_fits_counts_none(ledger: Page) -> None:
    selector(ledger, "Test").select_option("scale")
    selector(ledger, "Verdict").select_option("agrees")
    assert rows_with(ledger, "[data-kind='scale'][data-verdict='agrees']") == 0
    expect(visible(ledger)).to_have_count(0)
    assert count_shown(ledger) == 0
    expect(ledger.locator(".bb-ledger details:visible")).to_have_count(0)
    selector(ledger, "Verdict").select_option("")
    expect(visible(ledger)).to_have_count(rows_with(ledger, "[data-kind='scale']"))


def test_the_count_is_announced_as_it_changes(ledger: Page) -> None:
    expect(ledger.locator(".bb-filter output")).to_have_attribute("aria-live", "polite")


def test_all_tests_of_a_brief_are_those_of_its_pair(brief: Page) -> None:
    brief.get_by_role("link", name="All tests of this brief").click()
    brief.wait_for_url("**/checks/?dyad=kaz-tjk")
    expect(selector(brief, "Pair")).to_have_value("kaz-tjk")
    expect(visible(brief)).to_have_count(rows_with(brief, "[data-dyad='kaz-tjk']"))


def test_who_says_what_opens_the_first_card(ledger: Page) -> None:
    selector(ledger, "Verdict").select_option("conflicts")
    links = visible(ledger).get_by_role("link", name="Who says what")
    assert links.count() == visible(ledger).count()
    pair = visible(ledger).first.get_attribute("data-dyad")
    links.first.click()
    ledger.wait_for_url(f"**/briefs/{pair}/#conflict-*")
    expect(ledger.locator(f"[id='{ledger.url.split('#')[1]}']")).to_be_in_viewport()


def test_who_says_what_opens_a_card_inside_a_closed_list(ledger: Page, address: str) -> None:
    ledger.goto(f"{address}checks/?dyad=kaz-tjk&kind=scale&verdict=conflicts")
    visible(ledger).get_by_role("link", name="Who says what").first.click()
    ledger.wait_for_url("**/briefs/kaz-tjk/#conflict-kaz-tjk-turnover-2017-kaz")
    card = ledger.locator("#conflict-kaz-tjk-turnover-2017-kaz")
    assert card.evaluate("node => Boolean(node.closest('details'))")
    expect(card).to_be_visible()
    expect(card).to_be_in_viewport()
    expect(card.get_by_role("heading")).to_contain_text("$80")


def test_every_link_to_a_card_finds_one(ledger: Page, address: str) -> None:
    hrefs = ledger.locator(f"{ROWS} a").evaluate_all("links => links.map(link => link.href)")
    places: dict[str, set[str]] = {}
    for href in hrefs:
        page, _, card = href.partition("#")
        places.setdefault(page, set()).add(card)
    assert len(places) > 5
    assert len(places[f"{address}briefs/kaz-tjk/"]) > 5
    for page, cards in places.items():
        ledger.goto(page)
        for card in cards:
            assert ledger.locator(f"[id='{card}']").count() == 1, (page, card)


def test_without_a_script_no_filter_is_shown_and_the_list_opens(plain: Page) -> None:
    expect(plain.locator(".bb-filter")).to_be_hidden()
    plain.locator("#ledger-kaz-tjk summary").click()
    expected = plain.locator(f"{ROWS}[data-dyad='kaz-tjk']").count()
    assert visible(plain).count() == expected > 100
