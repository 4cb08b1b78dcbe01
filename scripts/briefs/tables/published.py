"""The tables as they are published, read from their files: text in rows, with their schemas."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

from briefs.gate.descriptor import DESCRIPTOR_NAME, TableSchema, table_schema
from briefs.model import Download

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows as text, one string per cell, empty where nothing is stated."""

    schema: TableSchema
    rows: tuple[Row, ...]


def csv_rows(content: bytes) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file in UTF-8, by the names of its header."""
    return tuple(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def published_tables(files: Mapping[str, Download], folder: str) -> Mapping[str, Table]:
    """Every table of a published package by name, in the descriptor's order.

    Args:
        files: the published files by path.
        folder: that of the descriptor.

    Raises:
        KeyError: the descriptor or a file that it names is missing.
    """
    descriptor = json.loads(files[f"{folder}/{DESCRIPTOR_NAME}"].content)
    return {
        resource["name"]: Table(
            table_schema(resource), csv_rows(files[f"{folder}/{resource['path']}"].content)
        )
        for resource in descriptor["resources"]
    }
