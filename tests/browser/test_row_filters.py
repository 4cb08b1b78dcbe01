"""The filters of the timeline and of the promises: the same as that of the ledger."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser
PAGES = {"timeline/": (".bb-timeline li", "kind"), "commitments/": (".bb-promises tr", "status")}


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return page


def shown(page: Page) -> int:
    """The number that the filter tells."""
    (number,) = re.findall(r"^(\d+) ", page.locator(".bb-filter output").inner_text())
    return int(number)


@pytest.mark.parametrize("path", PAGES)
def test_a_pair_leaves_its_rows_and_is_kept_in_the_address(
    context: BrowserContext, address: str, path: str
) -> None:
    rows, _ = PAGES[path]
    page = opened(context, address + path)
    whole = page.locator(f"{rows}[data-dyad]").count()
    assert shown(page) == whole
    page.get_by_role("combobox", name="Pair").select_option("kaz-tjk")
    expected = page.locator(f"{rows}[data-dyad~='kaz-tjk']").count()
    expect(page.locator(f"{rows}[data-dyad]:visible")).to_have_count(expected)
    assert shown(page) == expected
    assert 0 < expected < whole
    assert page.url == f"{address}{path}?dyad=kaz-tjk"


@pytest.mark.parametrize("path", PAGES)
def test_every_choice_of_the_other_selectors_counts_its_rows(
    context: BrowserContext, address: str, path: str
) -> None:
    rows, name = PAGES[path]
    page = opened(context, address + path)
    select = page.locator(f".bb-filter select[name='{name}']")
    values = select.locator("option").evaluate_all("all => all.map(one => one.value)")
    assert len(values) > 4
    for value in values[1:]:
        select.select_option(value)
        assert shown(page) == page.locator(f"{rows}[data-{name}='{value}']").count()


def test_years_without_a_row_are_hidden(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}timeline/?dyad=tjk-tkm")
    assert page.locator("section[data-group]:visible").count() > 0
    for section in page.locator("section[data-group]:visible").all():
        assert section.locator("li:visible").count() > 0
    assert (
        page.locator("section[data-group]").count()
        > page.locator("section[data-group]:visible").count()
    )


@pytest.mark.parametrize("path", PAGES)
def test_without_a_script_every_row_is_there_and_no_filter(
    browser: Browser, address: str, path: str
) -> None:
    rows, _ = PAGES[path]
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + path)
    expect(page.locator(".bb-filter")).to_be_hidden()
    found = page.locator(f"{rows}[data-dyad]")
    assert found.count() == page.locator(f"{rows}[data-dyad]:visible").count() > 50
    page.close()
