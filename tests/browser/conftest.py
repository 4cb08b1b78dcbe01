"""The real site in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from briefs.site.browser import chromium
from briefs.site.pictures import base_path, served
from conftest import real_site


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once."""
    return real_site(tmp_path_factory)


@pytest.fixture(scope="session")
def address(project: Path, built_site: Path) -> Iterator[str]:
    """The address of the served site, ending in a slash."""
    with served(built_site, base_path(project)) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session."""
    with chromium() as started:
        yield started


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile at the size of a laptop."""
    made = browser.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme="light", reduced_motion="reduce"
    )
    yield made
    made.close()


@pytest.fixture
def brief(context: BrowserContext, address: str) -> Page:
    """The Kazakhstan–Tajikistan brief, loaded."""
    page = context.new_page()
    page.goto(f"{address}briefs/kaz-tjk/")
    page.wait_for_load_state("networkidle")
    return page
