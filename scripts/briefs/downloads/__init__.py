"""Files that readers and programs download: the data package in several forms, and the charts."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.charts import Cache
from briefs.downloads.brief_files import brief_files
from briefs.downloads.charts import chart_files
from briefs.downloads.checksums import CHECKSUMS_NAME, checked_files, checksums_file
from briefs.downloads.citations import brief_citations, package_citations
from briefs.downloads.columnar import parquet_file
from briefs.downloads.csv_tables import published_tables
from briefs.downloads.csvw import csvw_file
from briefs.downloads.database import database_file
from briefs.downloads.datacite import brief_datacite_files, datacite_file
from briefs.downloads.datasets import Catalogue, catalogue
from briefs.downloads.dcat import catalog_file
from briefs.downloads.edition import DATA_FOLDER, NAME, Edition
from briefs.downloads.feeds import feed_files
from briefs.downloads.package import descriptor_file, package_archive
from briefs.downloads.typed_rows import typed_table
from briefs.downloads.versions import version_files
from briefs.downloads.workbook import workbook_file
from briefs.model import Download

__all__ = [
    "CHECKSUMS_NAME",
    "DATA_FOLDER",
    "NAME",
    "Catalogue",
    "Edition",
    "catalogue",
    "chart_files",
    "checked_files",
    "checksums_file",
    "data_files",
    "every_download",
    "version_files",
]


def every_download(edition: Edition, cache: Cache) -> Iterator[Download]:
    """Every file that is published besides the pages.

    Args:
        edition: what is published.
        cache: of the charts' drawings.
    """
    yield from data_files(edition)
    yield from chart_files(edition.package, cache)
    yield from feed_files(edition.site_url, edition.package, edition.releases)


def data_files(edition: Edition) -> Iterator[Download]:
    """The tables in every form, what describes and cites them, digests, and a file per brief."""
    tables = published_tables(edition)
    typed = {table.schema.name: typed_table(table) for table in tables}
    descriptor = descriptor_file(edition, tables)
    files = [
        descriptor,
        *(table.file for table in tables),
        package_archive(edition, descriptor, tables),
        workbook_file(edition, tuple(typed.values())),
        database_file(edition, tuple(typed.values())),
        *(parquet_file(edition, table) for table in typed.values()),
    ]
    briefs = list(brief_files(edition, typed))
    found = catalogue(edition, (*files, *briefs))
    files += [catalog_file(edition, found), csvw_file(edition), datacite_file(edition, found)]
    files += package_citations(edition)
    yield from files
    yield checksums_file(files)
    yield from briefs
    yield from brief_datacite_files(edition, found)
    yield from brief_citations(edition)
