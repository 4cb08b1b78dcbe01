"""axe-core finds nothing on any page type, light and dark, also with a popover or search open."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from briefs.site.pictures import PAGE_TYPES

pytestmark = pytest.mark.browser
VIEWS: list[tuple[Literal["light", "dark"], int]] = [("light", 1440), ("dark", 390)]


def open_page(browser: Browser, url: str, scheme: Literal["light", "dark"], width: int) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(url)
    if page.locator(".bb-explorer").count():
        page.locator("[data-part=results]").wait_for()
    return page


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_axe_finds_nothing(browser: Browser, address: str, name: str) -> None:
    page = open_page(browser, address + PAGE_TYPES[name], *VIEWS[0])
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], (scheme, width)
    page.close()


@pytest.mark.parametrize(("scheme", "width"), [*VIEWS, ("dark", 1440)])
def test_axe_finds_nothing_with_a_popover_open(
    browser: Browser, address: str, scheme: str, width: int
) -> None:
    page = open_page(browser, f"{address}briefs/kaz-tjk/", scheme, width)
    page.locator(".bb-lead .bb-figure").nth(1).click()
    assert page.locator(".bb-popover:popover-open").count() == 1
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize(("scheme", "width"), [*VIEWS, ("dark", 1440)])
def test_axe_finds_nothing_with_search_results_open(
    browser: Browser, address: str, scheme: str, width: int
) -> None:
    page = open_page(browser, f"{address}briefs/kaz-tjk/", scheme, width)
    page.keyboard.press("/")
    page.keyboard.type("rounding")
    page.locator(".md-search-result__item").first.wait_for()
    assert violations(page) == []
    page.close()


def test_axe_sees_a_fault_when_there_is_one(brief: Page) -> None:
    brief.evaluate("document.querySelector('.md-search').removeAttribute('aria-label')")
    assert any(found.startswith("aria-dialog-name") for found in violations(brief))
