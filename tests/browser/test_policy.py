"""The content security policy in a real browser: the site keeps it, all else is held."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from briefs.site.pictures import PAGE_TYPES, base_path, served

pytestmark = pytest.mark.browser

_LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}`));
"""
Open = Callable[[str], Page]


@pytest.fixture
def told() -> list[str]:
    """What the console tells of errors, and the errors of scripts."""
    return []


@pytest.fixture
def open_page(context: BrowserContext, told: list[str]) -> Open:
    """Opens an address in a page that notes every violation, error and request elsewhere."""
    context.add_init_script(_LISTEN)

    def opened(address: str) -> Page:
        page = context.new_page()
        page.on("console", lambda said: told.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: told.extend(_elsewhere(asked.url, address)))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(address)
        page.wait_for_timeout(100)
        return page

    return opened


def _elsewhere(asked: str, address: str) -> list[str]:
    """What is asked of another host than that of an address."""
    host = address.partition("/bilateral-briefs/")[0]
    return [] if asked.startswith((f"{host}/", "data:", "blob:")) else [asked]


def violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.violations")
    return found


@pytest.mark.parametrize("path", PAGE_TYPES.values(), ids=PAGE_TYPES)
def test_no_page_breaks_its_policy(
    open_page: Open, told: list[str], address: str, path: str
) -> None:
    page = open_page(f"{address}{path}")
    policy = page.locator("meta[http-equiv='Content-Security-Policy']")
    assert "unsafe" not in str(policy.get_attribute("content"))
    if page.locator("button.bb-figure:visible").count():
        page.locator("button.bb-figure:visible").first.click()
        expect(page.locator(":popover-open").first).to_be_visible()
        page.keyboard.press("Escape")
    for select in page.locator(".bb-filter select").all():
        select.select_option(index=1)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("scrollTo(0, 200)")
    assert violations(page) == []
    assert told == []


def test_search_colours_and_links_between_pages_work_under_the_policy(
    open_page: Open, told: list[str], address: str
) -> None:
    page = open_page(address)
    styles = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(styles)
    for _ in range(3):
        page.locator("label[for^='__palette']:visible").click()
        page.wait_for_timeout(50)
        if page.evaluate(styles) != light:
            break
    assert page.evaluate(styles) != light
    page.keyboard.press("/")
    page.keyboard.type("wheat")
    page.locator(".md-search-result__item").first.wait_for()
    assert violations(page) == []
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{address}briefs/**")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(styles) != light
    assert violations(page) == []
    assert told == []


def test_the_menu_of_a_narrow_window_works_under_the_policy(
    open_page: Open, told: list[str], address: str
) -> None:
    page = open_page(f"{address}briefs/kaz-tjk/")
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("label[for='__drawer']:visible").first.click()
    expect(page.locator(".md-nav--primary")).to_be_visible()
    assert violations(page) == []
    assert told == []


@pytest.mark.parametrize(
    ("injected", "directive"),
    [
        ("<script>window.ran = 1</script>", "script-src-elem"),
        ('<img src="x.png" onerror="window.ran = 1">', "script-src-attr"),
        ('<script src="https://x.example/a.js"></script>', "script-src-elem"),
        ('<p style="position:fixed">a</p>', "style-src-attr"),
        ("<style>p{position:fixed}</style>", "style-src-elem"),
        ('<img src="https://x.example/a.gif">', "img-src"),
        ('<iframe src="https://x.example/"></iframe>', "frame-src"),
        ('<object data="a.swf"></object>', "object-src"),
        ('<base href="https://x.example/">', "base-uri"),
    ],
)
def test_what_is_put_into_a_published_page_is_blocked(
    open_page: Open, built_site: Path, project: Path, tmp_path: Path, injected: str, directive: str
) -> None:
    site = tmp_path / "site"
    (site / "methods").mkdir(parents=True)
    shutil.copytree(built_site / "assets", site / "assets")
    text = (built_site / "methods/index.html").read_text(encoding="utf-8")
    (site / "methods/index.html").write_text(text.replace("</h1>", f"</h1>{injected}", 1), "utf-8")
    with served(site, base_path(project)) as address:
        page = open_page(f"{address}methods/")
        found = violations(page)
        assert page.evaluate("window.ran") is None
    assert [one for one in found if one.startswith(directive)], found


def test_no_text_becomes_code_by_evaluation(open_page: Open, address: str) -> None:
    page = open_page(address)
    page.add_script_tag(url=f"{address}assets/briefs.js")
    refused = page.evaluate(
        """() => new Promise((done) => {
             document.addEventListener("securitypolicyviolation", (e) => done(e.blockedURI));
             setTimeout("window.ran = 1");
           })"""
    )
    assert refused == "eval"
    assert page.evaluate("window.ran") is None
