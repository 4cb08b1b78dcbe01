"""Blocks as pages have them: made by their macro, read as a tree or as text."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

import lxml.html

from briefs.checks import run_checks
from briefs.downloads import DATA_FOLDER, data_files
from briefs.macros.evaluating import Page, evaluate_page
from briefs.pages.context import PageContext, Site
from briefs.site.building import edition_of, read_site, with_downloads
from briefs.tables import published_tables, read_descriptor, read_package
from briefs.text.verdicts import marks_by_figure
from conftest import PROJECT, plain_spaces


@functools.cache
def real_site() -> Site:
    """What all pages of the real project share; read once in a run of tests."""
    return with_downloads(read_site(PROJECT), PROJECT)


def site_of(real: Site, folder: Path) -> Site:
    """The real site with the data package of a folder, and the files of its tables."""
    package = read_package(folder)
    checks = run_checks(package)
    made = replace(
        real,
        package=package,
        descriptor=read_descriptor(folder),
        checks=checks,
        marks=marks_by_figure(checks),
        popovers_made={},
    )
    files = {file.path: file for file in data_files(edition_of(made, PROJECT))}
    return replace(made, downloads=files, tables=published_tables(files, DATA_FOLDER))


def html_of(
    site: Site, call: str, path: str = "briefs/kaz-tjk.md", matter: str = "dyad: kaz-tjk"
) -> str:
    """What a macro call leaves on a page, of the dyad unless its front matter says otherwise."""
    page = Page(path, f"---\n{matter}\n---\n\n{{{{ {call} }}}}\n")
    fragments, findings = evaluate_page(site, page)
    assert findings == ()
    return "".join(fragments.blocks.values() or fragments.texts.values())


def tree_of(html: str) -> lxml.html.HtmlElement:
    """HTML as a tree."""
    return lxml.html.fragment_fromstring(html, create_parent="div")


def words(element: lxml.html.HtmlElement) -> str:
    """The text of an element with single plain spaces."""
    return " ".join(plain_spaces(str(element.text_content())).split())


def text_of(html: str) -> str:
    """The text of HTML with single spaces."""
    return " ".join(str(tree_of(html).text_content()).split())


def page_of(site: Site, path: str, *, dyad: str = "", economy: str = "") -> PageContext:
    """A page on which a block may be made without Markdown."""
    return PageContext(site, path, site.package.dyads.get(dyad), economy)


def rows_of(html: str) -> list[list[str]]:
    """The cells of the rows of the tables of a block, as text."""
    rows = tree_of(html).iterfind(".//tbody/tr")
    return [[words(cell) for cell in row] for row in rows]


def items_of(html: str) -> list[str]:
    """The text of the items of the lists of a block."""
    return [words(item) for item in tree_of(html).iter("li")]


def hrefs_of(html: str) -> list[str]:
    """Where the links of a block lead."""
    return [str(link.get("href")) for link in tree_of(html).iter("a")]
