"""What the reader's browser asks for, how much that is, and how the page fits."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Request

from briefs.site.pictures import PAGE_TYPES

pytestmark = pytest.mark.browser
BUDGET = 120_000


def test_a_first_load_of_the_brief_moves_under_120_kilobytes(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    done: list[Request] = []
    page.on("requestfinished", lambda request: done.append(request))  # noqa: PLW0108
    page.goto(f"{address}briefs/kaz-tjk/")
    page.wait_for_load_state("networkidle")
    sizes = {request.url: request.sizes()["responseBodySize"] for request in done}
    page.close()
    assert len(done) >= 8
    assert sum(sizes.values()) < BUDGET, sizes


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_nothing_is_lost_at_320_pixels(browser: Browser, address: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(address + PAGE_TYPES[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert cut_off(page) == []
    page.close()


def test_nothing_is_lost_at_200_per_cent(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 720, "height": 450}, device_scale_factor=2)
    page.goto(f"{address}briefs/kaz-tjk/")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    assert cut_off(page) == []
    page.close()


def cut_off(page: Page) -> list[str]:
    """Visible text of the article that lies outside the window and outside scrolling regions."""
    return page.evaluate(
        """() => [...document.querySelectorAll('article p, article button, article h1, article h2,'
          + 'article h3, article svg, article li, article summary')]
          .filter(node => node.checkVisibility() && !node.closest('.bb-scroll, [popover], pre'))
          .filter(node => node.getBoundingClientRect().right > innerWidth + 1)
          .map(node => node.outerHTML.slice(0, 120))"""
    )


def test_no_chart_text_is_under_11_pixels_at_390(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}briefs/kaz-tjk/")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.bb-drawing svg')]
          .filter(svg => svg.checkVisibility())
          .flatMap(svg => [...svg.querySelectorAll('text')].map(text =>
            parseFloat(getComputedStyle(text).fontSize)
              * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""
    )
    page.close()
    assert len(sizes) > 40
    assert min(sizes) >= 11


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_a_reader_finds_the_answer_on_the_first_screen(
    browser: Browser, address: str, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{address}briefs/kaz-tjk/")
    seen = page.evaluate(
        """() => [...document.querySelectorAll('article p, article a')]
          .filter(node => node.getBoundingClientRect().bottom <= innerHeight)
          .map(node => node.innerText).join(' ')"""
    )
    page.close()
    for part in (
        r"In 2025",
        r"over \$1\.2 billion",
        r"as Kazakhstan counts it",
        r"\$2 billion",
        "data",
    ):
        assert re.search(part, " ".join(seen.split())), part
