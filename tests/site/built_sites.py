"""The real site, built once in a run of tests however many modules look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.site.building import build_site
from conftest import PROJECT


def real_site(folders: pytest.TempPathFactory, generator: str = "mkdocs") -> Path:
    """The folder of the real site as a generator builds it."""
    folder = folders.getbasetemp() / f"real-{generator}" / "site"
    if not folder.exists():
        build_site(PROJECT, folder, generator)
    return folder
