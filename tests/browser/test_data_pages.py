"""The data page offers the right file on the first screen; table pages are found by search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser
IS_ON_TOP = """(link) => {
  const { x, y, width, height } = link.getClientRects()[0];
  return link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""
NEEDS = {
    "figures": ("figures/", "figures.csv", "figures.parquet"),
    "statements": ("trade_totals/", "trade_totals.csv", "trade_totals.parquet"),
    "everything": ("bilateral-briefs.xlsx", "bilateral-briefs.sqlite", "bilateral-briefs.zip"),
    "programs": ("datapackage.json", "schemas/brief.json"),
}


def shown_without_scrolling(page: Page, href: str) -> bool:
    """Whether a link of the list of needs is in the window in full, with nothing over it."""
    link = page.locator(f".bb-needs a[href$='{href}']").first
    box = link.bounding_box()
    assert box is not None, href
    size = page.viewport_size
    assert size is not None
    is_inside = box["y"] >= 0 and box["y"] + box["height"] <= size["height"]
    return is_inside and bool(link.evaluate(IS_ON_TOP))


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_right_file_is_on_the_first_screen(
    browser: Browser, address: str, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{address}data/")
    needs = ("figures", "statements", "everything") if width < 800 else tuple(NEEDS)
    for need in needs:
        for href in NEEDS[need]:
            assert shown_without_scrolling(page, href), href
    assert page.evaluate("scrollY") == 0
    page.close()


def test_a_link_below_the_window_would_be_noticed(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 300})
    page.goto(f"{address}data/")
    assert not shown_without_scrolling(page, "bilateral-briefs.zip")
    page.close()


def test_a_digest_is_copied_whole(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}data/figures/")
    button = page.get_by_role("button", name="Copy the SHA-256 of figures.csv")
    button.click()
    page.get_by_text("Copied").wait_for()
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied == button.get_attribute("data-copy")
    assert len(copied) == 64


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("growth_rounding_pct", "data/trade_totals/"),
        ("rounding of the quantity", "data/trade_products/"),
        ("areas of cooperation stated without a number", "data/cooperation/"),
        ("trade_totals", "data/trade_totals/"),
    ],
)
def test_search_finds_a_table_by_its_columns_and_what_a_row_is(
    context: BrowserContext, address: str, query: str, path: str
) -> None:
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.locator(".md-search-result__item").first.wait_for()
    links = page.locator(".md-search-result__link").evaluate_all("all => all.map(a => a.href)")
    assert any(str(link).startswith(f"{address}{path}") for link in links), links


def test_the_index_holds_columns_and_no_rows_and_stays_small(built_site: Path) -> None:
    path = built_site / "search" / "documents.json"
    documents = json.loads(path.read_text(encoding="utf-8"))["docs"]
    own = [one for one in documents if one["location"].startswith("data/trade_totals/")]
    text = " ".join(one["text"] for one in own)
    assert "value_rounding_usd_million" in text
    assert "One value, one growth rate, or both" in text
    assert "kaz-tjk-turnover-2007-kaz-asiaplus-2008-07-16" not in text
    assert "read_parquet" not in text
    assert path.stat().st_size < 250_000


def test_pages_of_tables_are_light(built_site: Path) -> None:
    pages = list((built_site / "data").glob("*/index.html"))
    assert len(pages) > 15
    assert max(page.stat().st_size for page in pages) < 200_000
