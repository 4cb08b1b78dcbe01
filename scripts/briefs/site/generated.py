"""Pages that nobody writes: one for each table, from the descriptor."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from briefs.downloads import DATA_FOLDER
from briefs.macros.evaluating import Page
from briefs.pages.context import Site
from briefs.tables import TableSchema, read_derived_tables


def generated_pages(site: Site) -> Iterator[Page]:
    """The pages that stand beside those of ``docs/`` and have no file there to edit."""
    descriptor = site.descriptor
    for table in (*descriptor.tables.values(), *read_derived_tables(descriptor.folder)):
        yield _table_page(table)


def _table_page(table: TableSchema) -> Page:
    matter = {
        "title": f"{table.title}: {table.name}",
        "description": table.description,
        "hide": ["edit"],
    }
    front = yaml.safe_dump(matter, allow_unicode=True, sort_keys=False)
    text = f'---\n{front}---\n\n# {table.title}\n\n{{{{ columns("{table.name}") }}}}\n'
    return Page(f"{DATA_FOLDER}/{table.name}.md", text)
