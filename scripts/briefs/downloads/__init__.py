"""Files that readers and programs download: the data package in several forms, and the charts."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.charts import Cache
from briefs.downloads.brief_files import brief_files
from briefs.downloads.charts import chart_files
from briefs.downloads.checksums import checksums_file
from briefs.downloads.columnar import parquet_file
from briefs.downloads.csv_tables import published_tables
from briefs.downloads.database import database_file
from briefs.downloads.edition import DATA_FOLDER, Edition
from briefs.downloads.feeds import feed_files
from briefs.downloads.package import descriptor_file, package_archive
from briefs.downloads.typed_rows import typed_table
from briefs.downloads.workbook import workbook_file
from briefs.model import Download

__all__ = ["DATA_FOLDER", "Edition", "chart_files", "data_files", "every_download"]


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
    """The tables in every form, their descriptor and digests, and a file for each brief."""
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
    yield from files
    yield checksums_file(files)
    yield from brief_files(edition, typed)
