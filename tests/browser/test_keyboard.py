"""Popovers, perspectives, tabs and search by keyboard, and what is announced."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_popover_opens_and_closes_by_keyboard_and_gives_the_focus_back(brief: Page) -> None:
    figure = brief.locator(".bb-lead .bb-figure").nth(1)
    popover = brief.locator(f"#{figure.get_attribute('popovertarget')}")
    figure.focus()
    brief.keyboard.press("Enter")
    expect(popover).to_be_visible()
    brief.keyboard.press("Tab")
    assert popover.evaluate("node => node.contains(document.activeElement)")
    brief.keyboard.press("Escape")
    expect(popover).to_be_hidden()
    expect(figure).to_be_focused()


def test_a_figure_is_announced_as_a_button_with_its_number_and_verdict(brief: Page) -> None:
    button = brief.get_by_role("button", name=re.compile(r"^\$1\.38\sbillion agrees$")).first
    expect(button).to_be_visible()
    button.click()
    dialog = brief.get_by_role("dialog", name="Turnover, 2022, reported by Kazakhstan")
    expect(dialog).to_be_visible()


def test_a_click_outside_closes_the_popover(brief: Page) -> None:
    brief.locator(".bb-lead .bb-figure").first.click()
    assert brief.locator(".bb-popover:popover-open").count() == 1
    brief.mouse.click(5, 600)
    assert brief.locator(".bb-popover:popover-open").count() == 0


def test_the_perspective_flips_with_the_arrow_keys(brief: Page) -> None:
    group = brief.get_by_role("group", name="Whose figures to show")
    group.get_by_role("radio", name="As Kazakhstan reports").focus()
    brief.keyboard.press("ArrowRight")
    expect(brief.get_by_role("region", name="Trade as Tajikistan reports it")).to_be_visible()
    expect(brief.get_by_role("region", name="Trade as Kazakhstan reports it")).to_be_hidden()
    brief.keyboard.press("ArrowRight")
    expect(brief.get_by_role("region", name="The same trade as both report it")).to_be_visible()


def test_the_tabs_are_links_that_the_keyboard_reaches(brief: Page) -> None:
    brief.locator(".md-tabs__link", has_text="Methods").focus()
    brief.keyboard.press("Enter")
    expect(brief.get_by_role("heading", level=1)).to_contain_text("Methods")


def test_the_menu_of_a_phone_opens_by_keyboard(brief: Page) -> None:
    brief.set_viewport_size({"width": 390, "height": 844})
    brief.reload()
    drawer = brief.locator("#__drawer")
    drawer.evaluate("node => node.focus()")
    brief.keyboard.press("Space")
    expect(
        brief.locator(".md-nav--primary").get_by_role("link", name="Methods").first
    ).to_be_visible()


def test_search_answers_the_keyboard_and_fetches_its_index_only_then(brief: Page) -> None:
    fetched: list[str] = []
    brief.on("request", lambda request: fetched.append(request.url))
    brief.keyboard.press("/")
    assert not any("documents.json" in url for url in fetched)
    brief.keyboard.type("wheat")
    brief.locator(".md-search-result__item").first.wait_for()
    assert any("documents.json" in url for url in fetched)
    brief.locator(".md-search-result__link").first.click()
    brief.wait_for_url("**/?h=*")


def test_an_address_with_a_figure_opens_its_popover(brief: Page) -> None:
    brief.goto(f"{brief.url}#figure-kaz-tjk-turnover-2023-tjk")
    popover = brief.locator("#popover-kaz-tjk-turnover-2023-tjk")
    expect(popover).to_be_visible()


def test_copy_with_source_puts_figure_source_and_address_on_the_clipboard(
    brief: Page,
) -> None:
    brief.context.grant_permissions(["clipboard-read", "clipboard-write"])
    brief.locator(".bb-lead [popovertarget='popover-kaz-tjk-turnover-2022-kaz']").click()
    popover = brief.locator(".bb-popover:popover-open")
    popover.get_by_role("button", name="Copy with source").click()
    expect(popover.get_by_role("button", name="Copied")).to_be_visible()
    copied = brief.evaluate("navigator.clipboard.readText()")
    assert "Turnover, 2022, reported by Kazakhstan" in copied
    assert "877.6 exports + 501.4 imports" in copied
    assert "https://astanatimes.com/2023/05/" in copied
    assert copied.strip().endswith("briefs/kaz-tjk/#figure-kaz-tjk-turnover-2022-kaz")
