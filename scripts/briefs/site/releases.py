"""Released versions: their notes in CHANGELOG.md, and what changed since the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt

from briefs.checks import compare
from briefs.macros.evaluating import Page
from briefs.macros.sentences import changed_sentences
from briefs.model import Changes, Release
from briefs.pages.context import Site
from briefs.site.kept import read_release, release_before
from briefs.text.verdicts import marks_by_figure
from briefs.validation.versions import data_version

CHANGELOG = "CHANGELOG.md"
_HEADING = re.compile(r"\[([^\]]+)\](?:\s+-\s+(\d{4}-\d\d-\d\d))?")


def read_releases(project: Path) -> tuple[Release, ...]:
    """The versions of ``CHANGELOG.md``, newest first; what is not released yet has no date.

    The file keeps the form of Keep a Changelog: a heading of the second level per version.
    """
    path = project / CHANGELOG
    if not path.is_file():
        return ()
    return tuple(one.release for one in changelog_sections(path.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Section:
    """A version in a changelog: the line of its heading, and the line after its last, from 0."""

    start: int
    end: int
    release: Release


def changelog_sections(text: str) -> tuple[Section, ...]:
    """The versions of a changelog, newest first."""
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
        Section(start, end, Release(match[1], match[2] or "", _joined(lines[start + 1 : end])))
        for (start, heading), end in zip(headings, ends, strict=True)
        if (match := _HEADING.match(heading))
    )


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip()


def with_changes(site: Site) -> Site:
    """The site with what its data changed since the release before, where there is one."""
    release = release_before(site.kept, site.descriptor)
    if release is None:
        return site
    now = data_version(site.descriptor, site.package, site.checks)
    return replace(site, changes=compare(read_release(release, site.descriptor), now))


def with_changed_sentences(site: Site, pages: tuple[Page, ...]) -> Site:
    """The site with the sentences of pages that read otherwise since the release before.

    Only pages of pairs with a changed figure can differ.
    """
    changes = site.changes
    if changes is None:
        return site
    altered = {
        change.figure.trade_cell.dyad
        for change in changes.figures
        if change.before and change.after
    }
    affected = [page for page in pages if any(f"dyad: {dyad}\n" in page.text for dyad in altered)]
    sentences = tuple(changed_sentences(_earlier(site, changes), site, affected))
    return replace(site, changes=replace(changes, sentences=sentences))


def _earlier(site: Site, changes: Changes) -> Site:
    before = changes.before
    marks = marks_by_figure(before.checks)
    return replace(
        site, package=before.package, checks=before.checks, marks=marks, popovers_made={}
    )
