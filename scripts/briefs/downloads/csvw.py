"""The published CSV files as CSV on the Web (W3C) describes tables, beside the Data Package.

``csv-metadata.json`` is the name under which readers of the standard look for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from briefs.downloads.edition import DATA_FOLDER, Edition
from briefs.model import Download
from briefs.tables import Column, TableSchema, read_derived_tables

METADATA_NAME = "csv-metadata.json"
MEDIA_TYPE = "application/csvm+json"
_BASES = {"number": "decimal", "integer": "integer", "date": "date", "string": "string"}
_LIMITS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "minExclusive",
    "exclusiveMaximum": "maxExclusive",
}


def csvw_file(edition: Edition) -> Download:
    """``data/csv-metadata.json``: every table with its columns, keys and units."""
    content, descriptor = edition.descriptor.content, edition.descriptor
    schemas = (*descriptor.tables.values(), *read_derived_tables(descriptor.folder))
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "@id": f"{edition.home}{DATA_FOLDER}/{METADATA_NAME}",
        "dc:title": content["title"],
        "dc:description": content["description"],
        "dc:creator": edition.imprint.author,
        "dc:license": {"@id": edition.licence["path"]},
        "dc:modified": {"@value": edition.imprint.day.isoformat(), "@type": "xsd:date"},
        "schema:version": edition.package.version,
        "null": "",
        "tables": [_table(schema) for schema in schemas],
    }
    text = json.dumps(group, indent=1, ensure_ascii=False)
    return Download(f"{DATA_FOLDER}/{METADATA_NAME}", MEDIA_TYPE, f"{text}\n".encode())


def _table(schema: TableSchema) -> Mapping[str, Any]:
    return {
        "url": f"{schema.name}.csv",
        "dc:title": schema.title,
        "dc:description": schema.description,
        "tableSchema": {
            "columns": [_column(schema, column) for column in schema.columns],
            "primaryKey": list(schema.primary_key),
            "foreignKeys": [
                {
                    "columnReference": key.column,
                    "reference": {
                        "resource": f"{key.table}.csv",
                        "columnReference": key.target_column,
                    },
                }
                for key in schema.foreign_keys
            ],
        },
    }


def _column(schema: TableSchema, column: Column) -> Mapping[str, Any]:
    """A column; what is part of a key is required even where the descriptor need not say so."""
    is_required = column.name in schema.primary_key or column.constraints.get("required", False)
    return {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.description,
        **({"schema:unitText": column.unit} if column.unit else {}),
        **({"required": True} if is_required else {}),
        "datatype": _datatype(column),
    }


def _datatype(column: Column) -> str | Mapping[str, Any]:
    limits = {
        ours: column.constraints[theirs]
        for theirs, ours in _LIMITS.items()
        if theirs in column.constraints
    }
    pattern = column.constraints.get("pattern") or _one_of(column.constraints.get("enum", ()))
    base = _BASES[column.type]
    if not limits and not pattern:
        return base
    return {"base": base, **limits, **({"format": pattern} if pattern else {})}


def _one_of(options: Iterable[str]) -> str:
    """The options of a column as a regular expression: the standard has no list of values."""
    return "|".join(options)
