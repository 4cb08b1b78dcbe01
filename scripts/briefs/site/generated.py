"""Pages that nobody writes: one for each table, and one for each version that is kept."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from briefs.downloads import DATA_FOLDER
from briefs.macros.evaluating import Page
from briefs.model import KeptRelease
from briefs.pages.context import Site
from briefs.tables import TableSchema, read_derived_tables
from briefs.text.addresses import version_address


def generated_pages(site: Site) -> Iterator[Page]:
    """The pages that stand beside those of ``docs/`` and have no file there to edit."""
    descriptor = site.descriptor
    for table in (*descriptor.tables.values(), *read_derived_tables(descriptor.folder)):
        yield _table_page(table)
    for release in site.kept:
        yield _version_page(release)


def _table_page(table: TableSchema) -> Page:
    matter = {
        "title": f"{table.title}: {table.name}",
        "description": table.description,
        "hide": ["navigation", "edit"],
    }
    front = yaml.safe_dump(matter, allow_unicode=True, sort_keys=False)
    calls = (f'{{{{ {macro}("{table.name}") }}}}' for macro in ("table_lead", "table_sections"))
    text = "\n\n".join((f"---\n{front}---", f"# {table.title}", *calls))
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
    front = yaml.safe_dump(matter, allow_unicode=True, sort_keys=False)
    call = f'{{{{ version_sections("{release.version}") }}}}'
    path = f"{version_address(release.version)}index.md"
    return Page(path, f"---\n{front}---\n\n# {title}\n\n{call}\n")
