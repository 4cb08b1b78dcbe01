"""The descriptor of the data package: the only place that lists tables and columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

DESCRIPTOR_NAME = "datapackage.json"
DERIVED_FOLDER = "derived"


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a table as the descriptor defines it; ``unit`` is empty where it has none."""

    name: str
    type: str
    title: str
    description: str
    unit: str
    constraints: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose values stand in a column of another table."""

    column: str
    table: str
    target_column: str


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table as the descriptor defines it; ``path`` is relative to the descriptor."""

    name: str
    title: str
    description: str
    path: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True)
class Descriptor:
    """``datapackage.json``, as written and as schemas."""

    folder: Path
    content: Mapping[str, Any]

    @cached_property
    def tables(self) -> Mapping[str, TableSchema]:
        """The tables by name, in the descriptor's order."""
        return {resource["name"]: table_schema(resource) for resource in self.content["resources"]}

    @property
    def version(self) -> str:
        """The version of the data."""
        return str(self.content["version"])

    @property
    def created(self) -> datetime:
        """The package's "today": no code of the project reads the clock."""
        return datetime.fromisoformat(self.content["created"])


def read_descriptor(folder: Path) -> Descriptor:
    """Read ``datapackage.json`` in a folder.

    Raises:
        FileNotFoundError: the folder has none.
        json.JSONDecodeError: it is not JSON.
    """
    text = (folder / DESCRIPTOR_NAME).read_text(encoding="utf-8")
    return Descriptor(folder, json.loads(text))


def read_derived_resources(folder: Path) -> tuple[Mapping[str, Any], ...]:
    """The resources of the tables that are made from the others, from ``derived/``.

    Args:
        folder: the folder of ``datapackage.json``.
    """
    paths = sorted((folder / DERIVED_FOLDER).glob("*.json"))
    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in paths)


def read_derived_tables(folder: Path) -> tuple[TableSchema, ...]:
    """The tables that are made from the others, as their resources define them."""
    return tuple(table_schema(resource) for resource in read_derived_resources(folder))


def table_schema(resource: Mapping[str, Any]) -> TableSchema:
    """A table as its resource in a descriptor defines it.

    Raises:
        KeyError: the resource lacks what every table has.
    """
    schema = resource["schema"]
    return TableSchema(
        name=resource["name"],
        title=resource["title"],
        description=resource["description"],
        path=resource["path"],
        columns=tuple(_column(field) for field in schema["fields"]),
        primary_key=tuple(schema["primaryKey"]),
        foreign_keys=tuple(
            ForeignKey(
                key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0]
            )
            for key in schema.get("foreignKeys", ())
        ),
    )


def _column(field: Mapping[str, Any]) -> Column:
    return Column(
        name=field["name"],
        type=field["type"],
        title=field["title"],
        description=field["description"],
        unit=field.get("unit", ""),
        constraints=field.get("constraints", {}),
    )
