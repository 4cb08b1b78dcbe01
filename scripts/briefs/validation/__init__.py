"""The gate, frictionless and the cross-table rules, in one report."""

from __future__ import annotations

import json
from pathlib import Path

from briefs.model import Finding, FindingsError, Package
from briefs.tables import (
    DESCRIPTOR_NAME,
    Descriptor,
    read_derived_tables,
    read_descriptor,
    read_package,
)
from briefs.validation.gate import pass_gate
from briefs.validation.rules import rule_findings
from briefs.validation.schema import schema_findings

__all__ = ["find_faults", "read_valid_package", "sound_descriptor"]


def find_faults(folder: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a data package, one finding per place.

    Where several steps object to one cell, the earliest speaks; where a whole row is torn, its
    cells say nothing.

    Args:
        folder: the folder of ``datapackage.json``.
    """
    try:
        descriptor = sound_descriptor(folder)
    except FindingsError as error:
        return error.findings
    gate = pass_gate(descriptor)
    by_place: dict[tuple[str, int, str], Finding] = {}
    for finding in (
        *gate.findings,
        *schema_findings(descriptor, gate.tables),
        *rule_findings(gate.tables),
    ):
        whole_row = (finding.file, finding.row, "")
        if whole_row not in by_place:
            by_place.setdefault((finding.file, finding.row, finding.column), finding)
    return tuple(sorted(by_place.values()))


def sound_descriptor(folder: Path) -> Descriptor:
    """The descriptor of a folder, when it and the derived tables' resources can be read.

    Raises:
        FindingsError: they cannot.
    """
    cure = "run the command in the project's folder, or name it with --project"
    finding = Finding(DESCRIPTOR_NAME, 0, "", "", f"the file in {folder}", cure)
    try:
        descriptor = read_descriptor(folder)
        read_derived_tables(folder)
        if descriptor.tables and descriptor.created.tzinfo is not None:
            return descriptor
        finding = _descriptor_finding(
            "created", "a date and time with its zone, such as …T00:00:00Z"
        )
    except FileNotFoundError:
        pass
    except json.JSONDecodeError as error:
        finding = Finding(DESCRIPTOR_NAME, error.lineno, "", "", "JSON", f"mend it: {error.msg}")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        finding = _descriptor_finding(str(error), "what Data Package v2 and the other tables have")
    raise FindingsError([finding])


def _descriptor_finding(value: str, expected: str) -> Finding:
    return Finding(DESCRIPTOR_NAME, 0, "", value, expected, "add or correct it")


def read_valid_package(folder: Path) -> Package:
    """The data package, after validation.

    Raises:
        FindingsError: it has faults; the error holds all of them.
    """
    if findings := find_faults(folder):
        raise FindingsError(findings)
    return read_package(folder)
