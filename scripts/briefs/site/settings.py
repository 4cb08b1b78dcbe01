"""What the build needs of ``mkdocs.yml``: the addresses, each of which stands only there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from briefs.model import Finding, FindingsError

CONFIG_NAME = "mkdocs.yml"
_ADDRESSES = ("site_url", "repo_url", "edit_uri")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the site and its repository live, and the way from the repository to edit a page."""

    site_url: str
    repo_url: str
    edit_uri: str


def read_settings(project: Path) -> Settings:
    """Read the addresses from a project's ``mkdocs.yml``.

    Raises:
        FindingsError: the file, or an address in it, is missing.
    """
    path = project / CONFIG_NAME
    if not path.is_file():
        cure = "run the command in the project's folder, or name it with --project"
        raise FindingsError([Finding(CONFIG_NAME, 0, "", "", "the site's configuration", cure)])
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    absent = [name for name in _ADDRESSES if not values.get(name)]
    if absent:
        raise FindingsError(
            Finding(CONFIG_NAME, 0, name, "", "an address", f"add {name}: https://…")
            for name in absent
        )
    return Settings(*(values[name] for name in _ADDRESSES))
