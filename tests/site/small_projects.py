"""Projects to build in tests: a copy of the real one, and a small one of three pages."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from conftest import PROJECT, copy_drawings

PAGES: Mapping[str, str] = {
    "index.md": "# Home\n\nWords.\n\n{{ brief_list() }}\n",
    "briefs/index.md": "# Briefs\n\n{{ brief_list() }}\n",
    "briefs/kaz-tjk.md": """---
title: Kazakhstan–Tajikistan
dyad: kaz-tjk
---

# Kazakhstan–Tajikistan

Exports were {{ exports(2022) }}, imports {{ imports(2022) }}, which makes {{ turnover(2022) }};
the balance was {{ balance(2022) }}. Again: {{ exports(2022) }}.

{{ key_figures() }}

{{ chart("flows") }}

{{ perspectives() }}

{{ sources() }}
""",
    "data/index.md": "# Data\n\n{{ data_needs() }}\n\n{{ data_tables() }}\n",
    "contribute.md": "# Contribute\n\n{{ macro_list() }}\n",
}


def copy_project(folder: Path, *, with_drawings: bool = False) -> Path:
    """The real project's pages, tables and configuration in another folder.

    Args:
        folder: where to.
        with_drawings: whether to bring what was drawn before, which saves drawing it again.
    """
    folder.mkdir(parents=True)
    for name in ("docs", "datapackage"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    if with_drawings:
        copy_drawings(folder)
    return folder


def make_project(folder: Path, package: Path, pages: Mapping[str, str] = PAGES) -> Path:
    """A small project: the real configuration, theme and assets; a package and pages as given."""
    docs = folder / "docs"
    for name in ("overrides", "assets"):
        shutil.copytree(PROJECT / "docs" / name, docs / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(package, folder / "datapackage")
    in_nav = re.findall(r"[\w/-]+\.md", yaml.dump(settings_of(folder)["nav"]))
    for name, text in {**dict.fromkeys(in_nav, "# Page\n"), **pages}.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def settings_of(folder: Path) -> dict[str, Any]:
    """A project's mkdocs.yml."""
    settings: dict[str, Any] = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    return settings


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def replace_once(path: Path, old: str, new: str) -> None:
    """Change one place of a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")
