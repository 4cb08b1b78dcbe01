"""What a preview remembers from one build to the next, so that an edit shows soon."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefs.macros.evaluating import Page
from briefs.macros.fragments import Fragments
from briefs.macros.front_matter import read_front_matter
from briefs.model import Package
from briefs.pages.context import Site
from briefs.site.built_pages import BuiltPage


def content_digest(paths: Iterable[Path]) -> str:
    """A digest of the names and contents of files."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


@dataclass(slots=True)
class BuildMemory:
    """The site that was read last, the fragments of its pages, and its built pages as read.

    Everything is kept under what it was made from, so that nothing stale is ever used.
    """

    site_key: str = ""
    site: Site | None = None
    fragments: dict[str, Fragments] = field(default_factory=dict)
    inspected: dict[str, BuiltPage] = field(default_factory=dict)

    def read(self, key: str, read: Callable[[], Site]) -> Site:
        """The site of a key: the last one, or read anew."""
        if self.site is None or self.site_key != key:
            self.site, self.site_key = read(), key
        return self.site

    def known(self, site: Site, pages: Iterable[Page]) -> dict[str, Fragments]:
        """The fragments of the pages that are made from what they were made from before."""
        keys = {page.path: page_key(page, site) for page in pages}
        return {path: self.fragments[key] for path, key in keys.items() if key in self.fragments}

    def keep(self, site: Site, pages: Iterable[Page], made: Mapping[str, Fragments]) -> None:
        """Remember the fragments of these pages and forget all others."""
        self.fragments = {page_key(page, site): made[page.path] for page in pages}


def page_key(page: Page, site: Site) -> str:
    """What a page is made from: its text, the other pages' paths, and the rows that it can show.

    A page of a dyad shows rows of that dyad alone; every other page may show any, the files to
    download, and what changed.
    """
    matter, _ = read_front_matter(page.path, page.text, site.package.dyads)
    changes = "" if matter.dyad or site.changes is None else repr(site.changes.sentences)
    rows = rows_digest(site.package, matter.dyad)
    files = "" if matter.dyad else _files_text(site)
    digest = hashlib.sha256()
    addresses = (site.site_url, site.repo_url, site.edit_url)
    kept = [hashlib.sha256(release.archive).hexdigest() for release in site.kept]
    general = repr((addresses, site.descriptor.content, site.releases, kept))
    for part in (page.path, page.text, *sorted(site.page_paths), rows, files, changes, general):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def _files_text(site: Site) -> str:
    return repr([(file.path, file.sha256) for file in site.downloads.values()])


def rows_digest(package: Package, dyad: str) -> str:
    """A digest of the rows of a dyad and of what they refer to; of all rows for no dyad."""
    key = (rows_digest, dyad)
    if key not in package.memory:
        package.memory[key] = {"": hashlib.sha256(_rows_text(package, dyad).encode()).hexdigest()}
    digest: str = package.memory[key][""]
    return digest


def _rows_text(package: Package, dyad: str) -> str:
    ends = set(dyad.upper().split("-")) if dyad else set()
    own = [
        *(row for row in package.observations if dyad in ("", row.cell.dyad)),
        *(row for row in package.commitments if dyad in ("", row.dyad)),
        *(row for row in package.indicators if dyad in ("", row.dyad)),
        *(row for row in package.cooperation if dyad in ("", row.dyad)),
        *(row for row in package.agreements if not dyad or dyad in row.dyads),
        *(row for row in package.events if not dyad or dyad in row.dyads),
        *(
            row
            for row in package.product_observations
            if not dyad or ends & {row.cell.exporter, row.cell.importer}
        ),
    ]
    shared = (
        package.version,
        package.created,
        package.economies,
        package.dyads,
        package.sources,
        package.products,
        package.known_issues,
    )
    return f"{own!r}{shared!r}"
