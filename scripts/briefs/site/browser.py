"""A real Chromium: found on this machine, or installed for the tests and pictures that need it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import commands
from briefs.site.installing import apt_get, found_or_installed

VARIABLE = "BRIEFS_CHROMIUM"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium, closed afterwards.

    Raises:
        FindingsError: there is none and none can be installed.
    """
    path = find_or_install()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(path), args=list(_ARGUMENTS), chromium_sandbox=False
        )
        try:
            yield browser
        finally:
            browser.close()


def find_or_install() -> Path:
    """The executable of a Chromium: named by BRIEFS_CHROMIUM, on the path, or installed now.

    Raises:
        FindingsError: there is none and none can be installed.
    """
    found = found_or_installed(find, _installations())
    if found is None:
        cure = f"install Chromium, or set {VARIABLE} to the path of one"
        raise FindingsError(
            [
                Finding(
                    "chromium", 0, "", "", "a Chromium on this machine", cure, commands.NO_BROWSER
                )
            ]
        )
    return found


def find() -> Path | None:
    """The executable of a Chromium that is already here."""
    names = (os.environ.get(VARIABLE), *map(shutil.which, _NAMES), _of_playwright())
    return next((Path(name) for name in names if name and Path(name).exists()), None)


def _of_playwright() -> str | None:
    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except PlaywrightError:
        return None


def _installations() -> Iterator[list[str]]:
    """Ways to bring a Chromium, the least intrusive first."""
    yield [sys.executable, "-m", "playwright", "install", "chromium"]
    yield from apt_get("chromium")
