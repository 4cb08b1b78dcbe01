"""Released versions of the data: all of them in a list, and each with its files on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import htpy as h
from markdown_it import MarkdownIt
from markupsafe import Markup

from briefs.model import Download, KeptRelease
from briefs.pages.citing import LICENCE_NAME, LICENCE_URL, quoted_citation
from briefs.pages.context import PageContext
from briefs.pages.outlines import Outline, Section
from briefs.pages.tables import Head, data_table
from briefs.tables import read_source_files
from briefs.text.addresses import version_address
from briefs.text.dates import date_label
from briefs.text.numbers import file_size

_UNSEARCHED = " { data-search-exclude }"
_TITLE = "The data package"


def version_list(context: PageContext) -> h.Element:
    """Every version of the data, newest first, with its day and its archive."""
    heads = (Head("Version"), Head("Day"), Head("All tables in one archive"), Head("Size", True))
    return data_table("Versions of the data", heads, _versions(context))


def version_sections(context: PageContext, version: str) -> Outline:
    """A version that is kept: what it is, what changed in it, its files, and how to cite it.

    Args:
        context: the page.
        version: the version's number.

    Raises:
        UnknownNameError: no data of this version are kept.
    """
    kept = {release.version: release for release in context.site.kept}
    context.require_known(version, kept, "a version whose data are kept")
    release = kept[version]
    notes = next((one.notes for one in context.site.releases if one.version == version), "")
    day = date.fromisoformat(release.created)
    imprint = replace(context.site.imprint, version=version, day=day)
    cited = imprint.own_text(_TITLE, context.address.page)
    sections = (
        Section(f"About this version{_UNSEARCHED}", (_notice(context, release),)),
        Section(f"What changed in it{_UNSEARCHED}", (_rendered(notes),)) if notes else None,
        Section(f"Files{_UNSEARCHED}", (_files(context, release),)),
        Section(f"Cite{_UNSEARCHED}", (_citation(cited),)),
    )
    return Outline(tuple(section for section in sections if section))


def _versions(context: PageContext) -> Iterator[list[h.Node]]:
    package = context.package
    current = package.version
    kept = {release.version: release for release in context.site.kept}
    if current not in kept or not _is_current(context, kept[current]):
        day = date_label(package.created.date().isoformat())
        archive = _archive(context, "data/")
        note = " with changes not released yet" if current in kept else ""
        yield [
            h.fragment[h.a(href=f"{context.root}data/")[current], f", current{note}"],
            day,
            *_link(context, archive),
        ]
    for release in context.site.kept:
        folder = version_address(release.version)
        note = ", current" if _is_current(context, release) else ""
        yield [
            h.fragment[h.a(href=f"{context.root}{folder}")[release.version], note],
            date_label(release.created),
            *_link(context, _archive(context, folder)),
        ]


def _is_current(context: PageContext, release: KeptRelease) -> bool:
    """Whether the site shows the data of a release."""
    tables = read_source_files(context.site.descriptor)
    return release.version == context.package.version and release.holds(tables)


def _archive(context: PageContext, folder: str) -> Download | None:
    name = context.site.descriptor.content["name"]
    return context.site.downloads.get(f"{folder}{name}.zip")


def _link(context: PageContext, file: Download | None) -> list[h.Node]:
    if file is None:
        return [None, None]
    link = h.a(href=f"{context.root}{file.path}", download=True)[file.name]
    return [link, file_size(file.size)]


def _notice(context: PageContext, release: KeptRelease) -> h.Element:
    package = context.package
    day = date_label(release.created)
    data, versions = f"{context.root}data/", f"{context.root}data/versions/"
    if _is_current(context, release):
        standing: h.Node = h.fragment[
            "This is the current version; ", h.a(href=data)["the data pages"], " describe it. "
        ]
    else:
        now = f"version {package.version}, {date_label(package.created.date().isoformat())}"
        standing = h.fragment[
            h.strong["This is not the current version."],
            " The current data are ",
            h.a(href=data)[now],
            ". ",
        ]
    return h.div(class_="bb-version")[
        h.p[standing, h.a(href=versions)["All versions"], "."],
        h.p[
            f"Version {release.version}, {day}. Its files stay as they were published, under ",
            h.a(href=LICENCE_URL, rel="license")[LICENCE_NAME],
            ".",
        ],
    ]


def _rendered(notes: str) -> h.Element:
    """Notes of the changelog as HTML; HTML in them stays text."""
    made = MarkdownIt("commonmark", {"html": False}).render(notes)
    return h.div(class_="bb-version")[Markup(made)]  # noqa: S704


def _files(context: PageContext, release: KeptRelease) -> h.Element:
    folder = version_address(release.version)
    files = [file for path, file in context.site.downloads.items() if path.startswith(folder)]
    heads = (Head("File"), Head("Size", True))
    return h.div(class_="bb-version")[
        data_table("Files of this version", heads, (_link(context, file) for file in files)),
        h.p[
            h.code["sha256sum --check SHA256SUMS"],
            " in the folder of these files says whether they came whole.",
        ],
    ]


def _citation(text: str) -> h.Element:
    return h.div(class_="bb-cite")[
        quoted_citation(text),
        h.p["For one figure, please name the source that states it too; its row has it."],
    ]
