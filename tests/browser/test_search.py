"""Search finds people, goods, amounts and Russian words, and leads to where they stand."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def home(context: BrowserContext, address: str) -> Page:
    """The home page, loaded."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page


def enter(page: Page, query: str) -> None:
    """Type a query; letters that an English keyboard lacks come without the release of a key."""
    page.keyboard.type(query)
    page.keyboard.press("End")


def search(page: Page, query: str) -> list[str]:
    """The pages that are found, the best first, with the words that were found on them."""
    page.keyboard.press("/")
    enter(page, query)
    page.locator(".md-search-result__item").first.wait_for()
    links = page.locator(".md-search-result__link").evaluate_all("all => all.map(a => a.href)")
    return [str(link) for link in links]


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("Rahmon visit 2023", "timeline/"),
        ("wheat", "briefs/kaz-tjk/"),
        ("$2 billion", "briefs/kaz-tjk/"),
        ("Казахстан", "briefs/kaz-tjk/"),
        ("Товарооборот", "briefs/"),
        ("rounding", "methods/"),
    ],
)
def test_search_finds(home: Page, address: str, query: str, path: str) -> None:
    found = search(home, query)
    marked = [
        set(parse_qs(urlsplit(link).query).get("h", [""])[0].replace("$", "").split())
        for link in found
        if link.startswith(f"{address}{path}")
    ]
    assert set(query.lower().replace("$", "").split()) in marked, found


def test_what_was_searched_is_marked_where_the_result_leads(home: Page, address: str) -> None:
    search(home, "Kuchkarov")
    home.locator(".md-search-result__link[href*='h=kuchkarov']").first.click()
    home.wait_for_url(f"{address}briefs/**")
    expect(home.locator("article mark").first).to_be_visible()


def test_what_stands_nowhere_is_not_found(home: Page) -> None:
    home.keyboard.press("/")
    home.keyboard.type("xyzzyplugh")
    expect(home.locator(".md-search-result__meta")).to_contain_text("No matching documents")


def test_a_second_search_fetches_the_index_no_second_time(home: Page) -> None:
    fetched: list[str] = []
    home.on("request", lambda request: fetched.append(request.url))
    search(home, "wheat")
    home.keyboard.press("Control+A")
    enter(home, "Казахстан")
    expect(home.locator(".md-search-result__item").first).to_contain_text("Казахстан")
    assert sum("documents.json" in url for url in fetched) == 1
