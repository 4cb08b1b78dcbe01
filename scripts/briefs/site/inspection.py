"""The last look at built pages, before they take the place of the ones that stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from briefs.macros.evaluating import Page
from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import building
from briefs.text.addresses import page_address

_LEFT_OVER_IN_CODE = re.compile(r'data-block="[0-9a-f]{24}"|&lt;button type="button" class="bb-')
_LEFT_OVER = re.compile(r'data-block="|\{\{ ?[a-z_]+\(')
_ADDRESS_ATTRIBUTES = ("href", "src", "action", "formaction", "xlink:href")
_LOADING_ATTRIBUTES = ("src", "srcset", "poster", "data")
_SAFE_SCHEMES = ("", "http", "https", "mailto")
_ACTIVE_TAGS = ("base", "embed", "form", "iframe", "object", "script")


def inspect_pages(built: Path, pages: Iterable[Page], sound: set[str] | None = None) -> None:
    """Refuse a site in which a page is missing, a macro left a trace, or text can run as code.

    Args:
        built: the folder of the built site.
        pages: the pages that it was built from.
        sound: digests of pages that were found sound before; those found sound now are added.

    Raises:
        FindingsError: with every fault of every page.
    """
    known = set() if sound is None else sound
    if findings := [finding for page in pages for finding in _new_faults(built, page, known)]:
        raise FindingsError(findings)


def _new_faults(built: Path, page: Page, sound: set[str]) -> list[Finding]:
    path = _built_path(built, page)
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    if digest in sound:
        return []
    findings = list(_faults(built, page))
    if digest and not findings:
        sound.add(digest)
    return findings


def _built_path(built: Path, page: Page) -> Path:
    return built / page_address(page.path) / "index.html"


def _faults(built: Path, page: Page) -> Iterator[Finding]:
    file = f"docs/{page.path}"
    path = _built_path(built, page)
    if not path.is_file():
        cure = "look at nav and exclude_docs in mkdocs.yml"
        yield Finding(file, 0, "", "", "a built page", cure, building.PAGE_MISSING)
        return
    html = path.read_text(encoding="utf-8")
    if match := _left_over(html):
        cure = "put block macros on a line of their own, not indented, and none into code"
        yield Finding(file, 0, "", match[0], "every macro in its place", cure, building.LEFT_OVER)
    reader = _read(html)
    for found in reader.active:
        expected = "a page that runs and loads nothing but the site's own"
        yield Finding(file, 0, "", found, expected, "remove it", building.ACTIVE_PART)
    for fragment in reader.dead_fragments:
        cure = "write the heading that it leads to, or remove the link"
        yield Finding(
            file,
            0,
            "",
            f"#{fragment}",
            "links to places that the page has",
            cure,
            building.DEAD_FRAGMENT,
        )


def _left_over(html: str) -> re.Match[str] | None:
    return _LEFT_OVER_IN_CODE.search(html) or _LEFT_OVER.search(_without_code(html))


def _without_code(html: str) -> str:
    return re.sub(r"<(code|pre)\b.*?</\1>", "", html, flags=re.DOTALL)


def active_parts(html: str) -> Sequence[str]:
    """What could run as code on a page: handlers and addresses anywhere, tags in its article."""
    return _read(html).active


def dead_fragments(html: str) -> Sequence[str]:
    """Links of a page to places on it that are not there."""
    return _read(html).dead_fragments


def _read(html: str) -> _PageReader:
    reader = _PageReader()
    reader.feed(html)
    return reader


class _PageReader(HTMLParser):
    """Reads a page once; the theme's own scripts and forms stand outside the article."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[str] = []
        self._ids: set[str] = set()
        self._fragments: dict[str, None] = {}
        self._in_article = False

    @property
    def active(self) -> Sequence[str]:
        """What could run as code, each once."""
        return tuple(dict.fromkeys(self._found))

    @property
    def dead_fragments(self) -> Sequence[str]:
        """Links to places on the page that are not there."""
        return [name for name in self._fragments if name and name not in self._ids]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        if tag == "article":
            self._in_article = True
        if self._in_article and tag in _ACTIVE_TAGS:
            self._found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on"):
                self._found.append(f"<{tag} {name}>")
            if name in _ADDRESS_ATTRIBUTES and _scheme(value or "") not in _SAFE_SCHEMES:
                self._found.append(f"<{tag} {name}={value!r}>")
            if name in _LOADING_ATTRIBUTES and _is_elsewhere(value or ""):
                self._found.append(f"<{tag} {name}={value!r}> from another host")
            if name == "id":
                self._ids.add(value or "")
            if name == "href" and (value or "").startswith("#"):
                self._fragments[(value or "")[1:]] = None

    def handle_endtag(self, tag: str) -> None:
        """Leave the article; one that was left before was ended by its own text."""
        if tag == "article":
            if not self._in_article:
                self._found.append("</article>")
            self._in_article = False


def _is_elsewhere(address: str) -> bool:
    """Whether an address that the browser loads by itself leaves the site."""
    return _scheme(address) not in ("", "data") or address.strip().startswith("//")


def _scheme(address: str) -> str:
    """The scheme of an address as a browser reads it: white space and case do not hide it."""
    visible = "".join(letter for letter in address if letter.isprintable() and letter != " ")
    try:
        return urlsplit(visible).scheme.lower()
    except ValueError:
        return "unreadable"
