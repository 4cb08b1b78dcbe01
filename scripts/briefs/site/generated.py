"""Pages that nobody writes: for each table, each version that is kept, and each brief to cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from briefs.downloads import DATA_FOLDER
from briefs.macros.evaluating import Page
from briefs.model import KeptRelease
from briefs.pages.context import Site
from briefs.tables import TableSchema, read_derived_tables
from briefs.text.addresses import GENERAL_CITING_PAGE, citing_page, version_address
from briefs.text.wording import pair_name


def generated_pages(site: Site) -> Iterator[Page]:
    """The pages that stand beside those of ``docs/`` and have no file there to edit."""
    descriptor = site.descriptor
    for table in (*descriptor.tables.values(), *read_derived_tables(descriptor.folder)):
        yield _table_page(table)
    for release in site.kept:
        yield _version_page(release)
    yield _citing_page(GENERAL_CITING_PAGE, {"title": "How to cite"}, "general_citations")
    for dyad in site.package.dyads.values():
        if site.has_brief(dyad.id):
            title = f"Cite {pair_name(site.package, dyad)}"
            matter = {"title": title, "dyad": dyad.id, "search": {"exclude": True}}
            yield _citing_page(citing_page(dyad.id), matter, "citation_sections")


def _citing_page(path: str, matter: Mapping[str, Any], macro: str) -> Page:
    """A page of citations: whose they are stands in the title, all else in the macro."""
    explained = (
        "Each citation names the original sources first and then this site, with the version of "
        "the data and its day. Titles in square brackets are ours: they say what a page is about."
    )
    front = _front_matter({**matter, "hide": ["navigation", "edit"]})
    return Page(path, f"{front}\n# {matter['title']}\n\n{explained}\n\n{{{{ {macro}() }}}}\n")


def _table_page(table: TableSchema) -> Page:
    matter = {
        "title": f"{table.title}: {table.name}",
        "description": table.description,
        "hide": ["navigation", "edit"],
    }
    front = _front_matter(matter)
    calls = (f'{{{{ {macro}("{table.name}") }}}}' for macro in ("table_lead", "table_sections"))
    text = "\n\n".join((front.rstrip(), f"# {table.title}", *calls))
    return Page(f"{DATA_FOLDER}/{table.name}.md", f"{text}\n")


def _version_page(release: KeptRelease) -> Page:
    """A page that search engines leave aside, so that nobody takes old data for the current."""
    title = f"Version {release.version} of the data"
    matter = {
        "title": title,
        "description": f"The files of version {release.version}, at addresses that stay.",
        "hide": ["edit", "navigation"],
        "robots": "noindex",
    }
    front = _front_matter(matter)
    call = f'{{{{ version_sections("{release.version}") }}}}'
    path = f"{version_address(release.version)}index.md"
    return Page(path, f"{front}\n# {title}\n\n{call}\n")


def _front_matter(matter: Mapping[str, Any]) -> str:
    return f"---\n{yaml.safe_dump(matter, allow_unicode=True, sort_keys=False)}---\n"
