"""Which addresses of other sites the project names, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from markdown_it import MarkdownIt

from briefs.gate import PACKAGE_FOLDER
from briefs.macros.evaluating import Page
from briefs.model import Package
from briefs.site.settings import read_settings
from briefs.site.staging import DOCS, read_pages
from briefs.validation import read_valid_package

_SOURCES = f"{PACKAGE_FOLDER}/data/sources.csv"


def outside_links(project: Path) -> Mapping[str, tuple[str, ...]]:
    """The places that name each address, by the address without its fragment, in its order.

    A place is a source by its id, or a page with its line. The site's own addresses are left out.

    Raises:
        FindingsError: the data package, a page or ``mkdocs.yml`` cannot be read.
    """
    home = read_settings(project).site_url
    named: dict[str, dict[str, None]] = {}
    package = read_valid_package(project / PACKAGE_FOLDER)
    for address, place in (*_of_sources(package), *_of_pages(read_pages(project))):
        if address.startswith(("http://", "https://")) and not address.startswith(home):
            named.setdefault(address.partition("#")[0], {})[place] = None
    return {address: tuple(named[address]) for address in sorted(named)}


def _of_sources(package: Package) -> Iterator[tuple[str, str]]:
    for source in package.sources.values():
        yield source.url, f"{_SOURCES}, {source.id}"
        yield source.archive_url, f"{_SOURCES}, {source.id}, archive_url"


def _of_pages(pages: Iterator[Page]) -> Iterator[tuple[str, str]]:
    for page in pages:
        for token in MarkdownIt("commonmark").parse(page.text):
            line = token.map[0] + 1 if token.map else 0
            for child in token.children or ():
                if child.type == "link_open":
                    yield str(child.attrs["href"]), f"{DOCS}/{page.path}, line {line}"
