"""With JavaScript off the page is complete."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[Page]:
    """The brief in a browser that runs no script, on a dark system."""
    page = browser.new_page(
        java_script_enabled=False, viewport={"width": 1440, "height": 900}, color_scheme="dark"
    )
    page.goto(f"{address}briefs/kaz-tjk/")
    yield page
    page.close()


def test_every_number_chart_and_table_is_there(plain: Page) -> None:
    text = " ".join(plain.locator("article").inner_text().split())
    for number in ("$1.38 billion", "$877.6 million", "$501.4 million", "1,379.0"):
        assert number in text
    assert plain.locator(".bb-chart-wide:visible").count() == 5
    assert plain.locator(".bb-conflict").count() > 5


def test_popovers_open(plain: Page) -> None:
    plain.locator(".bb-lead [popovertarget='popover-kaz-tjk-turnover-2022-kaz']").click()
    expect(plain.locator("#popover-kaz-tjk-turnover-2022-kaz")).to_be_visible()


def test_the_perspective_flips(plain: Page) -> None:
    plain.get_by_text("Side by side").click()
    expect(plain.get_by_role("region", name="The same trade as both report it")).to_be_visible()


def test_no_control_is_shown_that_needs_a_script(plain: Page) -> None:
    plain.locator(".bb-lead [popovertarget='popover-kaz-tjk-turnover-2022-kaz']").click()
    expect(plain.get_by_role("button", name="Copy with source")).to_have_count(0)


def test_a_dark_system_gets_dark_colours(plain: Page) -> None:
    background = plain.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
    channels = [int(number) for number in re.findall(r"\d+", background)[:3]]
    assert max(channels) < 64
