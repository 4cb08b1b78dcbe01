"""Addresses of pages, figures and the form to report one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlencode


def page_address(path: str) -> str:
    """The address of a page below the site's, ending in a slash or empty.

    ``briefs/kaz-tjk.md`` is published as ``briefs/kaz-tjk/``, ``data/index.md`` as ``data/``.
    """
    page = PurePosixPath(path)
    is_index = page.name.lower() in ("index.md", "readme.md")
    folder = page.parent if is_index else page.with_suffix("")
    return "" if folder == PurePosixPath(".") else f"{folder}/"


def version_address(version: str) -> str:
    """The address of a version of the data below the site's: ``data/v0.1.0/``."""
    return f"data/v{version}/"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the site and its repository live; ``page`` is the path of the page, ending in /."""

    site_url: str
    repo_url: str
    page: str

    @property
    def page_url(self) -> str:
        """The address of the page."""
        return f"{self.site_url.rstrip('/')}/{self.page}"

    def report_url(self, key: str) -> str:
        """The form with which a reader reports a figure."""
        query = urlencode({"template": "figure.yml", "figure": key})
        return f"{self.repo_url.rstrip('/')}/issues/new?{query}"


def figure_anchor(key: str) -> str:
    """The id of a figure's first mention on a page."""
    return f"figure-{key}"


def chart_anchor(key: str) -> str:
    """The id of a chart on a page."""
    return f"chart-{key}"


def citing_page(dyad: str) -> str:
    """The path below ``docs/`` of the page that cites the figures and charts of a dyad."""
    return f"briefs/{dyad}/cite.md"


GENERAL_CITING_PAGE = "data/cite.md"
"""The page that cites the data, and the charts of several dyads."""
