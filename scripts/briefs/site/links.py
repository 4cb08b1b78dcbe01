"""Links of pages, before a generator sees them: where they lead, and whether it is there."""

from __future__ import annotations

import difflib
import html
import posixpath
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

import pathspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefs.macros.evaluating import Page
from briefs.macros.front_matter import without_front_matter
from briefs.model import Finding
from briefs.model.fault_codes import FaultCode, markdown
from briefs.site.settings import Settings
from briefs.site.staging import DOCS

_Fault: TypeAlias = tuple[str, str, FaultCode]
_SCHEMES = ("http", "https", "mailto")
_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_PICTURES = (".png", ".jpg", ".jpeg", ".webp")


def link_findings(project: Path, pages: Collection[Page]) -> Iterator[Finding]:
    """Links that run code, leave the site for another kind of place, or lead to no page.

    Args:
        project: the repository.
        pages: its pages.
    """
    paths = {page.path for page in pages}
    for page in pages:
        told: set[str] = set()
        for line, address, is_html in _links(page.text):
            fault = _fault(project, page, address, paths, is_html=is_html)
            if fault and address not in told:
                told.add(address)
                expected, cure, code = fault
                yield Finding(f"{DOCS}/{page.path}", line, "", address, expected, cure, code)


def navigation_findings(settings: Settings, pages: Collection[Page]) -> Iterator[Finding]:
    """Pages to which the navigation does not lead and that it does not leave out on purpose.

    Args:
        settings: those of the site.
        pages: its pages.
    """
    left_out = pathspec.GitIgnoreSpec.from_lines(settings.not_in_nav.splitlines())
    for page in pages:
        if page.path not in settings.nav_pages and not left_out.match_file(page.path):
            expected = (
                "a page that the navigation leads to, or one in docs/briefs or docs/economies"
            )
            cure = "move it, or ask for a place in nav of mkdocs.yml"
            code = markdown.OUTSIDE_NAVIGATION
            yield Finding(f"{DOCS}/{page.path}", 0, "", "", expected, cure, code)


def _links(text: str) -> Iterator[tuple[int, str, bool]]:
    """The addresses of a page with their line; those of raw HTML are marked."""
    parser = MarkdownIt("commonmark").enable("table")
    # Addresses that the parser would leave as text are links to the generator.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    body = _MACRO.sub(_blank, without_front_matter(text))
    for token in parser.parse(body):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "html_block":
            yield from ((line, address, True) for address in _addresses(token.content))
        for child in token.children or ():
            yield from ((line, *found) for found in _of(child))


def _of(token: Token) -> Iterator[tuple[str, bool]]:
    if token.type in ("link_open", "image"):
        yield str(token.attrs.get("href") or token.attrs.get("src") or ""), False
    elif token.type == "html_inline":
        yield from ((address, True) for address in _addresses(token.content))


def _addresses(markup: str) -> Iterator[str]:
    for match in _HREF.finditer(markup):
        yield html.unescape(match[1] or match[2] or match[3] or "")


def _blank(match: re.Match[str]) -> str:
    return "figure" + "\n" * match[0].count("\n")


def _fault(
    project: Path, page: Page, address: str, pages: Collection[str], *, is_html: bool
) -> _Fault | None:
    visible = "".join(
        letter for letter in unquote(address) if letter.isprintable() and letter != " "
    )
    try:
        parts = urlsplit(visible)
    except ValueError:
        return "an address", "correct the address", markdown.UNSAFE_LINK
    if parts.scheme.lower() in _SCHEMES and not visible.startswith("//"):
        return None
    if parts.scheme or parts.netloc or visible.startswith(("/", "\\")):
        expected = "https://…, mailto:…, or a path from this page to another file"
        return expected, "write the whole address, or the path to the file", markdown.UNSAFE_LINK
    return None if is_html else _missing(project, page, parts.path, pages)


def _missing(project: Path, page: Page, path: str, pages: Collection[str]) -> _Fault | None:
    """What is wrong with a path from a page; files that the build makes are not looked for."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
    is_made = not path.endswith((".md", *_PICTURES, "/")) and "." in posixpath.basename(path)
    is_there = not target.startswith("..") and (project / DOCS / target).is_file()
    if not path or target in pages or is_made or (is_there and path.endswith(_PICTURES)):
        return None
    near = difflib.get_close_matches(target, sorted(pages), n=2)
    nearest = [posixpath.relpath(each, posixpath.dirname(page.path) or ".") for each in near]
    cure = f"nearest: {', '.join(nearest)}" if near else "correct the path, or remove the link"
    return "a file of the site, such as ../data/index.md", cure, markdown.DEAD_LINK
