"""An edition of a data package, and its files written as the site has them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefs.checks import run_checks
from briefs.downloads import Edition
from briefs.model import Download
from briefs.tables import read_descriptor, read_package
from briefs.text.verdicts import marks_by_figure

SITE = "https://briefs.example/site/"
PAPERS = {"LICENSE.txt": b"Take it.\n", "CHANGES.md": "# Changes – all\n".encode()}


def edition_of(folder: Path) -> Edition:
    """What is published of a source package."""
    package = read_package(folder)
    checks = run_checks(package)
    return Edition(
        descriptor=read_descriptor(folder),
        package=package,
        checks=checks,
        marks=marks_by_figure(checks),
        site_url=SITE,
        releases=(),
        papers=PAPERS,
    )


def write_files(folder: Path, files: Iterable[Download]) -> Path:
    """Write files below a folder."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return folder
