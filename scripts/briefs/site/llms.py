"""``llms.txt``: what the site is and where everything stands, for programs that read pages.

The form is that of the llms.txt proposal: a title, a summary, and lists of links in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefs.macros.evaluating import Page
from briefs.macros.front_matter import without_front_matter
from briefs.model import Download
from briefs.pages.context import Site
from briefs.tables import read_derived_tables
from briefs.text.addresses import page_address
from briefs.text.references import DATA_FOLDER, SITE_NAME
from briefs.text.wording import pair_name

NAME = "llms.txt"
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_FILES = {
    "datapackage.json": "descriptor of all tables (Data Package v2)",
    "bilateral-briefs.zip": "everything in one archive",
    "bilateral-briefs.xlsx": "everything as a workbook",
    "bilateral-briefs.sqlite": "everything as a database",
    "catalog.jsonld": "catalogue (DCAT-AP 3)",
    "csv-metadata.json": "the tables in CSV on the Web",
    "SHA256SUMS": "digests of the files",
}


def llms_file(site: Site, pages: Iterable[Page]) -> Download:
    """``llms.txt`` at the site's root.

    Args:
        site: what the pages share, with its downloads.
        pages: the pages that people wrote.
    """
    text = "\n".join(_lines(site, tuple(pages)))
    return Download(NAME, "text/plain", f"{text}\n".encode())


def _lines(site: Site, pages: tuple[Page, ...]) -> Iterator[str]:
    home, content = site.imprint.home, site.descriptor.content
    yield f"# {SITE_NAME}"
    yield f"\n> {content['description']}"
    yield (
        "\nEvery figure names who stated it, how precisely, and who states otherwise. Where "
        "statements differ, both stand; a missing value is never zero. "
        f"Licence: {content['licenses'][0]['title']}."
    )
    yield "\n## Cite\n"
    yield f"- The data: {site.imprint.own_text(content['title'], f'{DATA_FOLDER}/')}"
    yield f"- [How to cite a brief, a figure or a chart]({home}data/cite/): name the source first"
    yield "\n## Briefs\n"
    for dyad in site.package.dyads.values():
        if site.has_brief(dyad.id):
            brief = f"{home}briefs/{dyad.id}"
            yield f"- [{pair_name(site.package, dyad)}]({brief}/): data in {brief}.json"
    yield "\n## Data: addresses that stay\n"
    for name, what in _FILES.items():
        if f"{DATA_FOLDER}/{name}" in site.downloads:
            yield f"- [{name}]({home}{DATA_FOLDER}/{name}): {what}"
    descriptor = site.descriptor
    for table in (*descriptor.tables.values(), *read_derived_tables(descriptor.folder)):
        name = f"{table.name}.csv"
        yield f"- [{name}]({home}{DATA_FOLDER}/{name}): {table.description}"
    yield "\n## Pages\n"
    for page in pages:
        if page.path.count("/") == 0 or page.path.endswith("/index.md"):
            yield f"- [{_title(page)}]({home}{page_address(page.path)})"


def _title(page: Page) -> str:
    heading = _HEADING.search(without_front_matter(page.text))
    return heading[1] if heading else page.path
