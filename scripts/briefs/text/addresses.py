"""Addresses of pages, figures and the form to report one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode


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
