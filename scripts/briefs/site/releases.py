"""Released versions: their notes in CHANGELOG.md, and their data in datapackage/releases/."""

from __future__ import annotations

import re
import tempfile
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt

from briefs.checks import run_checks
from briefs.figures import changed_figures
from briefs.macros.evaluating import Page
from briefs.macros.sentences import changed_sentences
from briefs.model import Changes, Package, Release
from briefs.pages.context import Site
from briefs.tables import read_package
from briefs.text.verdicts import marks_by_figure

CHANGELOG = "CHANGELOG.md"
RELEASES = "releases"
_HEADING = re.compile(r"\[([^\]]+)\](?:\s+-\s+(\d{4}-\d\d-\d\d))?")


def read_releases(project: Path) -> tuple[Release, ...]:
    """The versions of ``CHANGELOG.md``, newest first; what is not released yet has no date.

    The file keeps the form of Keep a Changelog: a heading of the second level per version.
    """
    path = project / CHANGELOG
    if not path.is_file():
        return ()
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    tokens = MarkdownIt("commonmark").parse(text)
    headings = [
        (token.map[0], inline.content)
        for token, inline in pairwise(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.map
    ]
    links = next(
        (number for number, line in enumerate(lines) if re.match(r"\[[^\]]+\]: ", line)), len(lines)
    )
    ends = [*(start for start, _ in headings), links][1:]
    return tuple(
        Release(match[1], match[2] or "", "\n".join(lines[start + 1 : end]).strip())
        for (start, heading), end in zip(headings, ends, strict=True)
        if (match := _HEADING.match(heading))
    )


def latest_release(folder: Path, version: str) -> Path | None:
    """The archive of the latest release before a version.

    Args:
        folder: the data package; archives are ``releases/<version>.zip``.
        version: the version that is being built.
    """
    released = {
        _number(path.stem): path
        for path in (folder / RELEASES).glob("*.zip")
        if _number(path.stem) < _number(version)
    }
    return released[max(released)] if released else None


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def read_release(archive: Path) -> Package:
    """The data package of a release, from its archive of CSV tables and their descriptor."""
    with tempfile.TemporaryDirectory(prefix="briefs-release-") as folder:
        with zipfile.ZipFile(archive) as files:
            files.extractall(folder)
        return read_package(Path(folder))


def changes_since(site: Site, before: Package, pages: tuple[Page, ...]) -> Changes:
    """The figures and sentences that differ from an earlier package."""
    figures = changed_figures(before, site.package)
    altered = {change.after.trade_cell.dyad for change in figures if change.before and change.after}
    affected = [page for page in pages if any(f"dyad: {dyad}\n" in page.text for dyad in altered)]
    checks = run_checks(before)
    marks = marks_by_figure(checks)
    earlier = replace(site, package=before, checks=checks, marks=marks, popovers_made={})
    return Changes(before.version, figures, tuple(changed_sentences(earlier, site, affected)))
