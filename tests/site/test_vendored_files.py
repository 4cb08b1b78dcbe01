"""Vendored files: each has the hash that is told and comes with its licence; no other is there."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from conftest import PROJECT

VENDOR = PROJECT / "docs" / "assets" / "vendor"
FOLDERS = sorted(path for path in VENDOR.iterdir() if path.is_dir())
LICENCES = ("LICENSE.txt", "OFL.txt")


def hashes_told(folder: Path) -> dict[str, str]:
    """The files of a vendored folder with the hashes that its README gives."""
    text = (folder / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| (\S+) \| ([0-9a-f]{64}) \|$", text, re.MULTILINE))


def test_the_libraries_and_fonts_are_vendored() -> None:
    assert [folder.name for folder in FOLDERS] == ["noto-sans", "papaparse", "uplot"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_vendored_file_has_the_hash_that_is_told(folder: Path) -> None:
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    others = {"README.md", *LICENCES}
    found = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files.items()
        if name not in others
    }
    assert found == hashes_told(folder)
    assert found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_vendored_folder_tells_its_version_and_licence(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^Version \d+\.\d+\.\d+ of the package", text, re.MULTILINE)
    (licence,) = [name for name in LICENCES if (folder / name).exists()]
    assert f"`{licence}`" in text
    assert "ermission is hereby granted" in (folder / licence).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(VENDOR.rglob("*.js")), ids=lambda path: path.name)
def test_no_vendored_script_evaluates_text(path: Path) -> None:
    assert not re.search(r"\beval\(|new Function\b", path.read_text(encoding="utf-8"))
