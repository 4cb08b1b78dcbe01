"""The gate, frictionless and the cross-table rules, in one report."""

from __future__ import annotations

import json
from pathlib import Path

from briefs.model import Finding, FindingsError, Package
from briefs.tables import DESCRIPTOR_NAME, read_descriptor, read_package
from briefs.validation.gate import pass_gate
from briefs.validation.rules import rule_findings
from briefs.validation.schema import schema_findings

__all__ = ["find_faults", "read_valid_package"]


def find_faults(folder: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a data package, one finding per place.

    Where several steps object to one cell, the earliest speaks; where a whole row is torn, its
    cells say nothing.

    Args:
        folder: the folder of ``datapackage.json``.
    """
    try:
        descriptor = read_descriptor(folder)
    except FileNotFoundError:
        cure = "run the command in the project's folder, or name it with --project"
        return (Finding(DESCRIPTOR_NAME, 0, "", "", f"the file in {folder}", cure),)
    except json.JSONDecodeError as error:
        return (Finding(DESCRIPTOR_NAME, error.lineno, "", "", "JSON", f"mend it: {error.msg}"),)
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


def read_valid_package(folder: Path) -> Package:
    """The data package, after validation.

    Raises:
        FindingsError: it has faults; the error holds all of them.
    """
    if findings := find_faults(folder):
        raise FindingsError(findings)
    return read_package(folder)
