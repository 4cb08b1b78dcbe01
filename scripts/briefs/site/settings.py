"""What the build needs of ``mkdocs.yml``: the addresses, each of which stands only there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import configuration

CONFIG_NAME = "mkdocs.yml"
_ADDRESSES = ("site_url", "repo_url", "edit_uri")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the site and its repository live, the way to edit a page, and what leads to pages.

    ``not_in_nav`` are patterns, one a line, of pages that the navigation leaves out on purpose.
    """

    site_url: str
    repo_url: str
    edit_uri: str
    nav_pages: frozenset[str]
    not_in_nav: str


def _mapping(path: Path) -> Mapping[str, Any]:
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
        cure = "correct the file"
        raise FindingsError(
            [Finding(CONFIG_NAME, line, "", "", "YAML", cure, configuration.SYNTAX)]
        ) from None
    if not isinstance(values, dict):
        cure = "write site_name: … and so on"
        raise FindingsError(
            [Finding(CONFIG_NAME, 0, "", "", "keys and values", cure, configuration.SYNTAX)]
        )
    return values


def read_settings(project: Path) -> Settings:
    """Read the addresses from a project's ``mkdocs.yml``.

    Raises:
        FindingsError: the file, or an address in it, is missing.
    """
    path = project / CONFIG_NAME
    if not path.is_file():
        cure = "run the command in the project's folder, or name it with --project"
        raise FindingsError(
            [
                Finding(
                    CONFIG_NAME, 0, "", "", "the site's configuration", cure, configuration.MISSING
                )
            ]
        )
    values = _mapping(path)
    absent = [name for name in _ADDRESSES if not values.get(name)]
    if absent:
        raise FindingsError(
            Finding(
                CONFIG_NAME,
                0,
                name,
                "",
                "an address",
                f"add {name}: https://…",
                configuration.NO_ADDRESS,
            )
            for name in absent
        )
    left_out = f"{values.get('not_in_nav', '')}\n{values.get('exclude_docs', '')}"
    site_url, repo_url, edit_uri = (str(values[name]) for name in _ADDRESSES)
    nav_pages = frozenset(_pages_in(values.get("nav")))
    return Settings(site_url, repo_url, edit_uri, nav_pages, left_out)


def _pages_in(nav: object) -> Iterator[str]:
    """The files of a navigation, however deep its sections are."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        yield from (page for value in nav.values() for page in _pages_in(value))
    elif isinstance(nav, list):
        yield from (page for value in nav for page in _pages_in(value))
