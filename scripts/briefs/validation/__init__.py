"""The gate, frictionless and the cross-table rules, in one report."""

from __future__ import annotations

from pathlib import Path

from briefs.model import Finding, FindingsError, Package
from briefs.tables import read_descriptor, read_package
from briefs.validation.gate import pass_gate
from briefs.validation.rules import rule_findings
from briefs.validation.schema import schema_findings

__all__ = ["find_faults", "read_valid_package"]


def find_faults(folder: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a data package, one finding per place.

    Where several steps object to one cell, the earliest speaks.

    Args:
        folder: the folder of ``datapackage.json``.
    """
    descriptor = read_descriptor(folder)
    gate = pass_gate(descriptor)
    by_place: dict[tuple[str, int, str], Finding] = {}
    for finding in (
        *gate.findings,
        *schema_findings(descriptor, gate.tables),
        *rule_findings(gate.tables),
    ):
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
