"""The published tables as CSV: those of the source byte for byte, and those made from them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from briefs.downloads.derived import Row, check_rows, figure_rows
from briefs.downloads.edition import DATA_FOLDER, Edition
from briefs.model import Download
from briefs.tables import TableSchema, read_derived_resources, table_schema

MEDIA_TYPE = "text/csv"


@dataclass(frozen=True)
class PublishedTable:
    """A table as it is published: its resource in the descriptor, and its file."""

    resource: Mapping[str, Any]
    content: bytes

    @cached_property
    def schema(self) -> TableSchema:
        """The table as its resource defines it."""
        return table_schema(self.resource)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows as text, one string per cell, empty where nothing is stated."""
        text = io.StringIO(self.content.decode("utf-8"), newline="")
        return tuple(csv.DictReader(text))

    @property
    def file(self) -> Download:
        """The file of the table."""
        path = f"{DATA_FOLDER}/{self.schema.name}.csv"
        return Download(path, MEDIA_TYPE, self.content, len(self.rows))


def published_tables(edition: Edition) -> tuple[PublishedTable, ...]:
    """The source tables in the descriptor's order, and after them the derived ones."""
    return (*_source_tables(edition), *_derived_tables(edition))


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as CSV with a header and LF at the end of each line."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _source_tables(edition: Edition) -> Iterator[PublishedTable]:
    descriptor = edition.descriptor
    for resource in descriptor.content["resources"]:
        content = (descriptor.folder / resource["path"]).read_bytes()
        yield PublishedTable({**resource, "path": Path(resource["path"]).name}, content)


def _derived_tables(edition: Edition) -> Iterator[PublishedTable]:
    rows = {
        "figures": figure_rows(edition.package, edition.marks),
        "checks": check_rows(edition.package, edition.checks),
    }
    for resource in read_derived_resources(edition.descriptor.folder):
        columns = [field["name"] for field in resource["schema"]["fields"]]
        text = csv_text(columns, rows[resource["name"]])
        yield PublishedTable(resource, text.encode("utf-8"))
