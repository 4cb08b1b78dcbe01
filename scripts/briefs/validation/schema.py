"""frictionless on the package, its errors turned into findings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from frictionless import Package as FrictionlessPackage
from frictionless import system

from briefs.gate import NUMBER, RawTable
from briefs.model import Finding
from briefs.model.fault_codes import FaultCode, cells, keys
from briefs.model.fault_codes import descriptor as descriptor_codes
from briefs.tables import DESCRIPTOR_NAME, Column, Descriptor

_OF_CONSTRAINTS = {
    "enum": cells.NOT_IN_LIST,
    "minimum": cells.OUT_OF_RANGE,
    "exclusiveMinimum": cells.OUT_OF_RANGE,
    "maximum": cells.OUT_OF_RANGE,
    "pattern": cells.WRONG_FORM,
    "required": cells.EMPTY_CELL,
}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_OF_THE_GATE = ("primary-key", "blank-row", "missing-cell", "extra-cell")


def schema_findings(descriptor: Descriptor, tables: Mapping[str, RawTable]) -> Iterator[Finding]:
    """What frictionless finds in the tables that the gate could read.

    Args:
        descriptor: the package's descriptor.
        tables: the readable tables by name; the others are left out.
    """
    content = dict(descriptor.content)
    content["resources"] = [
        _readable_keys(resource, tables)
        for resource in content["resources"]
        if resource["name"] in tables
    ]
    with system.use_context(trusted=True):
        package = FrictionlessPackage.from_descriptor(content, basepath=str(descriptor.folder))
        report = package.validate()
    for error in report.errors:
        yield Finding(
            DESCRIPTOR_NAME,
            0,
            "",
            "",
            error.description,
            error.message,
            descriptor_codes.SCHEMA_LIBRARY,
        )
    for task in report.tasks:
        for error in task.errors:
            if error.type in _OF_THE_GATE:
                continue
            yield _finding(tables[task.name], tables, error.to_dict())


def _readable_keys(resource: Mapping[str, Any], tables: Mapping[str, RawTable]) -> dict[str, Any]:
    schema = dict(resource["schema"])
    schema["foreignKeys"] = [
        key for key in schema.get("foreignKeys", ()) if key["reference"]["resource"] in tables
    ]
    return {**resource, "schema": schema}


def _finding(table: RawTable, tables: Mapping[str, RawTable], error: Mapping[str, Any]) -> Finding:
    line = table.lines[record - 1] if (record := int(error.get("rowNumber", 0))) else 0
    if error["type"] == "foreign-key":
        return _foreign_key_finding(table, tables, line, error)
    name = str(error.get("fieldName", ""))
    columns = {column.name: column for column in table.schema.columns}
    if name in columns:
        value = str(error.get("cell", ""))
        expected = expected_of(columns[name])
        cure, code = _cure(columns[name], value), _code(columns[name], error)
        return Finding(table.file, line, name, value, expected, cure, code)
    return Finding(
        table.file, line, name, "", error["description"], error["note"], cells.OTHER_CELL_FAULT
    )


def _foreign_key_finding(
    table: RawTable, tables: Mapping[str, RawTable], line: int, error: Mapping[str, Any]
) -> Finding:
    name = error["fieldNames"][0]
    value = str(error["fieldCells"][0])
    key = next(key for key in table.schema.foreign_keys if key.column == name)
    target = tables[key.table]
    known = sorted({row[key.target_column] for _, row in target.rows})
    near = difflib.get_close_matches(value, known, n=3)
    cure = f"correct it, or add it to {target.file} first"
    if near:
        cure += f"; nearest: {', '.join(near)}"
    article = "an" if key.target_column.startswith(("a", "e", "i", "o", "u")) else "a"
    expected = f"{article} {key.target_column} of {target.file}"
    return Finding(table.file, line, name, value, expected, cure, keys.UNKNOWN_REFERENCE)


def _code(column: Column, error: Mapping[str, Any]) -> FaultCode:
    """The code of a cell that breaks the type or a constraint of its column."""
    if error["type"] == "type-error":
        return cells.NOT_A_DATE if column.type == "date" else cells.OTHER_CELL_FAULT
    if error["type"] == "unique-error":
        return keys.REPEATED_VALUE
    broken = re.match(r'constraint "(\w+)"', str(error["note"]))
    return _OF_CONSTRAINTS.get(broken[1] if broken else "", cells.OTHER_CELL_FAULT)


def expected_of(column: Column) -> str:
    """What the descriptor allows in a column, in words."""
    limits = column.constraints
    if "enum" in limits:
        return f"one of {', '.join(limits['enum'])}"
    parts = [{"number": "a number", "date": "a date such as 2023-05-03"}.get(column.type, "text")]
    words = {"minimum": "at least", "exclusiveMinimum": "above", "maximum": "at most"}
    parts += [f"{word} {limits[name]}" for name, word in words.items() if name in limits]
    if "pattern" in limits:
        parts.append(f"of the form {limits['pattern']}")
    if limits.get("required"):
        parts.append("not empty")
    if limits.get("unique"):
        parts.append("each once")
    return ", ".join(parts)


def has_form(column: Column, value: str) -> bool:
    """Whether a value may stand in a column as far as the column alone tells; empty ones may."""
    if not value:
        return True
    limits = column.constraints
    if "enum" in limits and value not in limits["enum"]:
        return False
    if "pattern" in limits and not re.fullmatch(limits["pattern"], value):
        return False
    if column.type == "date":
        return bool(_DATE.fullmatch(value))
    return column.type != "number" or _is_number_within(value, limits)


def _is_number_within(value: str, limits: Mapping[str, Any]) -> bool:
    if not NUMBER.fullmatch(value):
        return False
    number = float(value)
    return number >= limits.get("minimum", number) and (
        "exclusiveMinimum" not in limits or number > limits["exclusiveMinimum"]
    )


def _cure(column: Column, value: str) -> str:
    options = [str(option) for option in column.constraints.get("enum", ())]
    if near := difflib.get_close_matches(value, options, n=1):
        return f"write {near[0]}"
    return f"see the column's definition: {column.description}"
