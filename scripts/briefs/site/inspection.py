"""The last look at a built site, before it takes the place of the one that stands."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefs.macros.evaluating import Page
from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import FaultCode, building
from briefs.site.built_pages import BuiltPage, read_built_page
from briefs.text.addresses import page_address

INDEX = "index.html"
NOT_FOUND = "404.html"
_STYLE_ADDRESS = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""")
_OURS = "a page that runs and loads nothing but the site's own"


@dataclass(frozen=True, slots=True)
class _BuiltSite:
    """A built site: its files, and its pages by their files; ``home`` is the address it gets."""

    home: str
    files: frozenset[str]
    pages: Mapping[str, BuiltPage]

    def target(self, page: str, address: str) -> tuple[str, str] | None:
        """The file and the place that an address leads to; None where it leaves the site."""
        if address.startswith(self.home):
            address = self._base + address[len(self.home) :]
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if path.startswith(self._base):
            path = path.removeprefix(self._base) or "."
            folder = ""
        elif path.startswith("/"):
            return "/" + path, parts.fragment
        else:
            folder = posixpath.dirname(page)
        if not path:
            return page, unquote(parts.fragment)
        file = posixpath.normpath(posixpath.join(folder, path))
        if path.endswith(("/", ".")) or file == ".":
            file = posixpath.normpath(posixpath.join(file, INDEX))
        return file, unquote(parts.fragment)

    @property
    def _base(self) -> str:
        return urlsplit(self.home).path


def inspect_site(
    built: Path,
    pages: Iterable[Page],
    site_url: str,
    known: dict[str, BuiltPage] | None = None,
    *,
    with_links: bool = True,
) -> None:
    """Refuse a site in which anything is missing, leads nowhere, or can run as code.

    Args:
        built: the folder of the built site.
        pages: the pages that it was built from.
        site_url: the address that it is published at.
        known: pages read before, by the digest of their bytes; those of this site take their place.
        with_links: whether links are looked at, and not only what pages load.

    Raises:
        FindingsError: with every fault of every page.
    """
    names = {_built_name(page): f"docs/{page.path}" for page in pages}
    files = frozenset(
        path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()
    )
    read = {name: built / name for name in (*names, NOT_FOUND) if name in files}
    site = _BuiltSite(
        f"{site_url.rstrip('/')}/", files, _read(read, {} if known is None else known)
    )
    findings = list(_count_faults(site, names))
    for name, page in site.pages.items():
        shown = names.get(name, name)
        findings += _page_faults(shown, page)
        findings += _loading_faults(site, name, shown)
        findings += _link_faults(site, name, shown) if with_links else ()
    findings += _style_faults(site, built)
    if findings:
        raise FindingsError(findings)


def _built_name(page: Page) -> str:
    return f"{page_address(page.path)}{INDEX}"


def _read(paths: Mapping[str, Path], known: dict[str, BuiltPage]) -> dict[str, BuiltPage]:
    """The pages, read anew where their bytes are new; ``known`` is left with these alone."""
    pages, digests = {}, {}
    for name, path in paths.items():
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        pages[name] = known.get(digest) or read_built_page(content.decode("utf-8"))
        digests[digest] = pages[name]
    known.clear()
    known.update(digests)
    return pages


def _count_faults(site: _BuiltSite, names: Mapping[str, str]) -> Iterator[Finding]:
    for name, shown in names.items():
        if name not in site.files:
            cure = "look at nav and exclude_docs in mkdocs.yml"
            yield Finding(shown, 0, "", "", "a built page", cure, building.PAGE_MISSING)
    for file in sorted(site.files):
        if file.endswith((".html", ".htm", ".xhtml")) and file not in {*names, NOT_FOUND}:
            cure = "remove what makes it, or write its page in docs/"
            yield Finding(file, 0, "", "", "no page but those of docs/", cure, building.STRAY_PAGE)


def _page_faults(shown: str, page: BuiltPage) -> Iterator[Finding]:
    if page.left_over:
        cure = "put block macros on a line of their own, not indented, and none into code"
        yield Finding(
            shown, 0, "", page.left_over, "every macro in its place", cure, building.LEFT_OVER
        )
    for found in page.active:
        yield Finding(shown, 0, "", found, _OURS, "remove it", building.ACTIVE_PART)
    for name in page.repeated:
        cure = "give one of the two another id, or its heading other words"
        yield Finding(shown, 0, "id", name, "each id once on a page", cure, building.REPEATED_ID)
    for found in page.bad_json:
        yield Finding(
            shown, 0, "", found, "JSON that can be read", "correct what makes it", building.BAD_JSON
        )


def _loading_faults(site: _BuiltSite, name: str, shown: str) -> Iterator[Finding]:
    for address in site.pages[name].loads:
        target = site.target(name, address)
        if target is None:
            yield Finding(
                shown,
                0,
                "",
                f"{address[:80]} from another host",
                _OURS,
                "remove it",
                building.ACTIVE_PART,
            )
        elif target[0] not in site.files:
            yield Finding(
                shown,
                0,
                "",
                address,
                "a file of the site",
                "add it to docs/assets/",
                building.MISSING_FILE,
            )


def _link_faults(site: _BuiltSite, name: str, shown: str) -> Iterator[Finding]:
    for address in site.pages[name].links:
        target = site.target(name, address)
        if target is not None and (fault := _link_fault(site, *target)):
            yield Finding(shown, 0, "", address, *fault)


def _link_fault(site: _BuiltSite, file: str, place: str) -> tuple[str, str, FaultCode] | None:
    if file not in site.files:
        expected, cure = "a link to a page or file of the site", "correct the link, or remove it"
        return expected, cure, building.DEAD_LINK
    if place and file in site.pages and place not in site.pages[file].ids:
        cure = "write the heading that it leads to, or correct or remove the link"
        return "a link to a place that the page has", cure, building.DEAD_FRAGMENT
    return None


def _style_faults(site: _BuiltSite, built: Path) -> Iterator[Finding]:
    for file in sorted(site.files):
        if not file.endswith(".css"):
            continue
        style = (built / file).read_text(encoding="utf-8")
        for address in sorted({match[1] for match in _STYLE_ADDRESS.finditer(style)}):
            target = None if address.startswith("data:") else site.target(file, address)
            if target is None and not address.startswith("data:"):
                yield Finding(file, 0, "", address[:80], _OURS, "remove it", building.ACTIVE_PART)
            elif target is not None and not address.startswith("#") and target[0] not in site.files:
                yield Finding(
                    file,
                    0,
                    "",
                    address[:80],
                    "a file of the site",
                    "correct the address",
                    building.MISSING_FILE,
                )
